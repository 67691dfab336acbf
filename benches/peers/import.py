"""Reading the Washington Post's file with pandas, and standardizing it with openpolicedata."""

import sys
import time
import warnings

warnings.filterwarnings("ignore")  # openpolicedata looks for its list of sources on the network
import pandas
from openpolicedata import preproc


def best(run, times):
    """The best of several runs, in milliseconds."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        took.append(time.perf_counter() - start)
    return min(took) * 1e3


path = sys.argv[1]
table = pandas.read_csv(path)
print(f"{'pandas, read_csv':<28} {best(lambda: pandas.read_csv(path), 15):>7.1f} ms")
standardize = lambda: preproc.standardize(table.copy(), "SHOOTINGS", "MULTIPLE")
print(f"{'openpolicedata, standardize':<28} {best(standardize, 5):>7.1f} ms")

"""Prints each case of a file of JSON Lines many times, with other ids and with words that no vocabulary has, so that
tables get more rows than a batch, and words that change from batch to batch.

    python3 tests/python/many.py CASES >MANY
"""

import json
import sys
import uuid

TIMES = 300

with open(sys.argv[1]) as file:
    cases = [json.loads(line) for line in file]


for number in range(TIMES):
    for case in cases:
        case = json.loads(json.dumps(case))
        case["id"] = str(uuid.uuid5(uuid.UUID(case["id"]), str(number)))
        for source in case["sources"]:
            source["kind"] += f"-{number // 50}"
        print(json.dumps(case))

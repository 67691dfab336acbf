"""What the examples write, and do not: whatever is there, whoever else writes, however they end.

Usage: outputs.py DIRECTORY, which holds the built examples.
"""

import json
import os
import resource
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# Whoever runs this in the background may ignore some, and the examples would, too.
for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
    signal.signal(number, signal.SIG_DFL)

EXAMPLES = Path(sys.argv[1]).resolve()
CASE = Path("examples/data/kansas-city-2021-06-20.json").resolve()
AGENCIES = "id,name,type,state,oricodes,total_shootings\n7,Exampleton Police,local_police,ZZ,,1\n"
COLUMNS = (
    "id,date,threat_type,flee_status,armed_with,city,county,state,latitude,longitude,location_precision,"
    "name,age,gender,race,race_source,was_mental_illness_related,body_camera,agency_ids\n"
)


def rows(count):
    row = "{0},2031-05-04,point,not,gun,Exampleton,,ZZ,1.{0:07},2.5,block,,34,male,,,False,True,7\n"
    return COLUMNS + "".join(row.format(i) for i in range(1, count + 1))


def start(name, *words, **more):
    more.setdefault("stdout", subprocess.PIPE)
    more.setdefault("stderr", subprocess.PIPE)
    return subprocess.Popen([EXAMPLES / name, *words], **more)


def ended(process, text=None):
    out, told = process.communicate(text)
    return process.returncode, (out or b"").decode(), (told or b"").decode()


def run(name, *words, **more):
    return ended(start(name, *words, **more))


def imports(*words, file="in.csv", **more):
    return start("import", "washington-post", file, "--agencies", "agencies.csv", *words, **more)


def refused(result, why, status=1):
    code, out, told = result
    assert (code, out) == (status, ""), result
    assert why in told and told.startswith("error: ") and told.count("\n") == 1, told


def lines(path):
    return Path(path).read_text().count("\n")


def names():
    return sorted(os.listdir("."))


def until(what):
    """Waits for something that another process does."""
    while not what():
        time.sleep(0.01)


TESTS = []


def test(it):
    """In a directory of its own that holds a data set."""
    TESTS.append(it)
    return it


@test
def the_output_is_never_an_input():
    os.symlink("in.csv", "soft")
    os.link("in.csv", "hard")
    before = names()
    for name in ["in.csv", "./in.csv", "../" + Path.cwd().name + "/in.csv", "soft", "hard", "agencies.csv",
                 "/dev/stdin", "/proc/self/fd/0"]:
        for option in ["-o", "--rejects"]:
            with open("in.csv") as stdin:
                result = ended(imports(option, name, "--force", stdin=stdin))
            refused(result, "expected another file than")
    for stream in ["stdout", "stderr"]:
        with open("in.csv", "ab") as to:
            code, *_ = ended(imports(**{stream: to}))
            assert code == 1
    with open("agencies.csv", "ab") as to:
        code, _, told = ended(imports("-o", "out", stdout=to))
        assert code == 1 and "standard output: expected another file than agencies.csv" in told, told
    # What went to the standard error of the second is there; nothing else.
    assert Path("in.csv").read_text().startswith(rows(20)) and lines("agencies.csv") == 2
    assert names() == before
    Path("case.json").write_bytes(CASE.read_bytes())
    for words in [["-o", "case.json"], ["-o", "./case.json", "--force"]]:
        refused(run("publish", "case.json", "--policy", "state", *words), "which is read")
    os.mkdir("below")
    os.rename("case.json", "below/case.json")
    for name in ["tables", "analyze"]:
        refused(run(name, "below/case.json", "--to", "below", "--force"), "which is read")
        refused(run(name, "below/case.json", "--to", "below/case.json", "--force"), "which is read")
    assert Path("below/case.json").read_bytes() == CASE.read_bytes()


@test
def only_files_are_replaced():
    os.mkfifo("pipe")
    os.mkdir("directory")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        for path in ["/dev/null", "/dev/full", "pipe", "socket", "directory", "/dev/stdout"]:
            for words in [["-o", path], ["-o", path, "--force"], ["--rejects", path, "--force"]]:
                code, out, told = ended(imports(*words))
                assert (code, out) == (1, "") and path in told, (path, told)
    assert stat.S_ISFIFO(os.stat("pipe").st_mode) and stat.S_ISCHR(os.stat("/dev/null").st_mode)
    for name in ["tables", "analyze"]:
        for path in ["pipe", "/dev/null", "in.csv"]:
            refused(run(name, CASE, "--to", path, "--force"), f"{path}: ")
    assert names() == ["agencies.csv", "directory", "in.csv", "pipe", "socket"]


@test
def links_are_followed():
    os.mkdir("far")
    os.symlink("far/out.jsonl", "link")
    assert ended(imports("-o", "link"))[0] == 0
    assert lines("far/out.jsonl") == 20 and os.path.islink("link")
    refused(ended(imports("-o", "link")), "--force replaces it")
    Path("in.csv").write_text(rows(21))
    assert ended(imports("-o", "link", "--force"))[0] == 0
    assert lines("far/out.jsonl") == 21 and os.path.islink("link")
    code, out, _ = ended(imports("-o", "-"))
    assert (code, out.count("\n")) == (0, 21) and names() == ["agencies.csv", "far", "in.csv", "link"]


@test
def of_two_at_once_one_is_refused():
    os.mkfifo("pipe")
    first = imports("-o", "out.jsonl", "--rejects", "rejects", "--released", "2031", file="pipe")
    until(lambda: os.path.exists(".out.jsonl.partial"))
    refused(ended(imports("-o", "./out.jsonl", "--force")), "is being written by another program")
    with open("pipe", "w") as to:
        to.write(rows(30))
    assert ended(first)[0] == 0 and lines("out.jsonl") == 30
    for words in [["--format", "csv"], []]:
        first = start("tables", "pipe", "--to", "tables", "--force", *words)
        until(lambda: os.path.exists(".tables.partial"))
        refused(run("tables", CASE, "--to", "tables", "--force"), "is being written by another program")
        refused(run("analyze", CASE, "--to", "tables", "--force"), "is being written by another program")
        with open("pipe", "wb") as to:
            to.write(Path("out.jsonl").read_bytes())
        assert ended(first)[0] == 0
        assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd="tables").returncode == 0
    assert names() == ["agencies.csv", "in.csv", "out.jsonl", "pipe", "rejects", "tables"]


@test
def of_many_that_race_the_last_is_whole():
    for _round in range(5):
        racing = [imports("-o", "out.jsonl", "--force") for _ in range(4)]
        racing += [start("tables", CASE, "--to", "tables", "--force") for _ in range(4)]
        results = [ended(process) for process in racing]
        for code, _, told in results:
            assert code == 0 or "is being written by another program" in told, told
        assert {code for code, *_ in results[:4]} >= {0} and {code for code, *_ in results[4:]} >= {0}
        assert lines("out.jsonl") == 20 and whole("tables")
        assert names() == ["agencies.csv", "in.csv", "out.jsonl", "tables"]


@test
def whoever_is_told_to_end_leaves_nothing():
    os.mkfifo("pipe")
    before = names()
    programs = [
        lambda: imports("-o", "out.jsonl", "--rejects", "rejects", file="pipe"),
        lambda: start("tables", "pipe", "--to", "new/tables"),
        lambda: start("analyze", "pipe", "--to", "new/report"),
        lambda: start("publish", "pipe", "--policy", "state", "-o", "copy.json"),
    ]
    for program in programs:
        for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
            process = program()
            until(lambda: names() != before)
            process.send_signal(number)
            code, out, told = ended(process)
            assert (code, out, told) == (128 + number, "", ""), (code, out, told)
            assert names() == before, names()
    # What is to go on after a hangup does.
    ignoring = lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)
    process = imports("-o", "out.jsonl", file="pipe", preexec_fn=ignoring)
    until(lambda: names() != before)
    process.send_signal(signal.SIGHUP)
    with open("pipe", "w") as to:
        to.write(rows(3))
    assert ended(process)[0] == 0 and lines("out.jsonl") == 3


@test
def after_a_kill_the_old_stands_and_the_next_works():
    Path("in.csv").write_text(rows(2000))
    begin = [
        (lambda force=(): imports("-o", "out.jsonl", *force), lambda: lines("out.jsonl") == 2000),
        (lambda force=(): start("tables", "cases.jsonl", "--to", "out", *force), whole),
        (lambda force=(): start("analyze", "cases.jsonl", "--to", "report", *force),
         lambda: whole("report")),
    ]
    assert ended(imports("-o", "cases.jsonl", file="in.csv"))[0] == 0
    for program, is_whole in begin:
        before = names()
        for milliseconds in [1, 20, 80, 200, 400]:
            process = program()
            time.sleep(milliseconds / 1000)
            process.kill()
            ended(process)
            left = [name for name in names() if name not in before and not name.startswith(".")]
            assert not left or is_whole(), (milliseconds, left)
        for _ in range(2):
            assert ended(program(["--force"]))[0] == 0
            assert is_whole() and not [name for name in names() if name.startswith(".")], names()


def whole(directory="out"):
    sums = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=directory)
    return sums.returncode == 0


@test
def a_full_disk_leaves_the_old():
    Path("in.csv").write_text(rows(3000))
    assert ended(imports("-o", "cases.jsonl"))[0] == 0
    Path("old").write_text("old")
    before = names()

    def small():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    full = "File too large"
    refused(ended(imports("-o", "old", "--force", "--rejects", "new", preexec_fn=small)), full)
    refused(run("publish", "cases.jsonl", "--lines", "--policy", "state", "-o", "old", "--force",
                preexec_fn=small), full)
    for words in [[], ["--format", "csv"], ["--format", "arrow"]]:
        code, out, told = run("tables", "cases.jsonl", "--to", "new", *words, preexec_fn=small)
        assert (code, out) == (1, "") and full in told and "new" in told, told
    code, out, told = run("analyze", "cases.jsonl", "--to", "new", preexec_fn=small)
    assert (code, out) == (1, "") and full in told, told
    assert names() == before and Path("old").read_text() == "old"


@test
def what_cannot_be_told_was_written():
    assert ended(imports("-o", "cases.jsonl"))[0] == 0
    untold = [
        lambda to: imports("-o", "out", "--force", stdout=to),
        lambda to: imports("-o", "out", "--force", "--json", stdout=to),
        lambda to: start("tables", "cases.jsonl", "--to", "tables", "--force", stdout=to),
        lambda to: start("analyze", "cases.jsonl", "--to", "report", "--force", stdout=to),
        lambda to: start("publish", CASE, "--policy", "state", "-o", "copy", "--force", stderr=to),
    ]
    for program in untold:
        with open("/dev/full", "w") as full:
            code, _, told = ended(program(full))
        assert code == 3 and (not told or "; everything else was written" in told), (code, told)
        # Whoever reads no more has read enough.
        code, _, told = ended(program(closed()))
        assert (code, told) == (0, ""), (code, told)
    assert lines("out") == 20 and whole("tables") and whole("report") and os.path.exists("copy")


def closed():
    """A pipe that nobody reads."""
    read, write = os.pipe()
    os.close(read)
    return write


@test
def what_cannot_be_printed_is_told():
    printing = [
        ["kansas_city"], ["kansas_city", "--json"], ["kansas_city", "--help"], ["case_work"],
        ["own_dataset"], ["tables", "--columns"], ["tables", "--help"], ["analyze", "--help"],
        ["publish", CASE, "--policy", "state"], ["publish", "--help"], ["import", "--help"],
        ["import", "washington-post", "in.csv", "--agencies", "agencies.csv"],
        ["import", "washington-post", "in.csv", "--agencies", "agencies.csv", "--onto", "empty"],
    ]
    Path("empty").write_text("")
    for words in printing:
        with open("/dev/full", "w") as full:
            code, _, told = run(*words, stdout=full)
        assert code == 1 and told.startswith("error: standard output: No space left"), (words, told)
        code, _, told = run(*words, stdout=closed())
        assert code == 0 and not told.startswith("error"), (words, code, told)
        code, *_ = run(*words, stderr=closed(), stdout=closed())
        assert code == 0, (words, code)


@test
def others_directories_stay():
    os.mkdir("mine")
    Path("mine/notes.txt").write_text("mine")
    for name in ["tables", "analyze"]:
        refused(run(name, CASE, "--to", "mine"), "mine: ")
        refused(run(name, CASE, "--to", "mine", "--force"), "mine/notes.txt")
        assert os.listdir("mine") == ["notes.txt"]
        assert run(name, CASE, "--to", "ours")[0] == 0
        refused(run(name, CASE, "--to", "ours"), "--force replaces it")
        assert run(name, CASE, "--to", "ours", "--force")[0] == 0 and whole("ours")
        Path("ours/notes.txt").write_text("mine")
        refused(run(name, CASE, "--to", "ours", "--force"), "ours/notes.txt")
        os.remove("ours/notes.txt")
        assert subprocess.run(["rm", "-r", "ours"]).returncode == 0


@test
def pictures_are_xml():
    case = json.loads(CASE.read_text())
    acts = "\x1b[2J\n\x07\x9b\u202e\ufffe<b>&\""
    for source in case["sources"]:
        source["name"] = acts + source.get("name", "")
    for statement in case["statements"]:
        statement["says"].append({"remark": {"text": acts, "occurred": "2021-06-20"}})
    Path("case.json").write_text(json.dumps(case))
    assert run("analyze", "case.json", "--to", "report", "--case", case["id"])[0] == 0
    pictures = list(Path("report").glob("*.svg"))
    texts = [text for path in pictures for text in ElementTree.parse(path).getroot().itertext()]
    assert any("u{1b}[2J\\n\\u{7}" in text for text in texts), texts


@test
def pipes_are_read():
    case = CASE.read_bytes()
    for words in [["--format", "csv"], ["--format", "arrow"], []]:
        process = start("tables", "/dev/stdin", "--to", "tables", "--force", *words, stdin=subprocess.PIPE)
        assert ended(process, case)[0] == 0 and whole("tables")
    process = start("analyze", "/dev/stdin", "--to", "report", stdin=subprocess.PIPE)
    assert ended(process, case)[0] == 0 and whole("report")
    assert ended(imports("-o", "first"))[0] == 0
    process = imports("--onto", "/dev/stdin", stdin=subprocess.PIPE)
    code, out, _ = ended(process, Path("first").read_bytes())
    assert (code, out.count("\n")) == (0, 20)
    with open("first") as stdin:
        assert ended(imports("--onto", "/dev/stdin", "-o", "first", stdin=stdin))[0] == 0


for it in TESTS:
    with tempfile.TemporaryDirectory() as directory:
        here = os.getcwd()
        os.chdir(directory)
        Path("in.csv").write_text(rows(20))
        Path("agencies.csv").write_text(AGENCIES)
        it()
        os.chdir(here)
    print(it.__name__.replace("_", " "))

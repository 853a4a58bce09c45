"""What the fault tests share: small archives whose content is known, operations as rows of a table, and judging.

A test never looks inside an archive.  It runs the programs: what `dateline-search` lists must be one of the contents
that the operation may leave, and `dateline-index --verify` must have nothing to say.
"""
import argparse
import collections
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import typing

HUNG = -1000
ILL = -1001  # a sanitizer ended it, whatever exit status it chose
UNREADABLE = "unreadable"  # the content of an archive that waits for --repair
RUN_SECONDS = 120  # under sanitizers, on a busy machine; an undisturbed run takes a quarter of a second


class Problem(Exception):
    """What a test found wrong."""


# --- running ----------------------------------------------------------------------------------------------------------

@dataclasses.dataclass
class Done:
    code: int  # negative: ended by this signal, or HUNG
    out: str
    err: str

    def told(self):
        how = {HUNG: "hung", ILL: "a sanitizer's report"}.get(
            self.code, f"signal {-self.code}" if self.code < 0 else f"exit {self.code}")
        said = self.err.strip() or self.out.strip()
        return f"{how}: {said[:1500] if self.code == ILL else said[-600:]}"


class Programs:
    """The two programs of a build, and the library that is put between them and the disk."""

    def __init__(self, folder, shim):
        self.folder = pathlib.Path(folder).resolve()
        self.shim = pathlib.Path(shim).resolve() if shim else None
        self.help = self.run("dateline-index", ["--help"]).out

    def knows(self, option):
        return option is None or re.search(re.escape(option) + r"\b(?!-)", self.help) is not None

    def environment(self, faults):
        out = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
        sanitizer = os.environ.get("ASAN_OPTIONS", "")
        if faults is not None:
            out["LD_PRELOAD"] = str(self.shim)
            out |= {"DATELINE_FAULT_" + name: str(value) for name, value in faults.items()}
            # The preloaded library comes before the sanitizer's; it calls on to it.
            sanitizer += ":verify_asan_link_order=0"
        return out | ({"ASAN_OPTIONS": sanitizer} if sanitizer else {})

    def start(self, program, args, faults=None):
        return subprocess.Popen([str(self.folder / program), *map(str, args)], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment(faults))

    def run(self, program, args, faults=None, seconds=RUN_SECONDS):
        with self.start(program, args, faults) as process:
            try:
                out, err = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                out, err = process.communicate()
                return Done(HUNG, out.decode(errors="replace"), err.decode(errors="replace"))
        ill = re.search(rb"ERROR: \w+Sanitizer|runtime error: ", err) is not None
        return Done(ILL if ill else process.returncode, out.decode(errors="replace"), err.decode(errors="replace"))

    def index(self, args, faults=None, seconds=RUN_SECONDS):
        return self.run("dateline-index", args, faults, seconds)

    def search(self, args, seconds=RUN_SECONDS):
        return self.run("dateline-search", args, None, seconds)


# --- articles ---------------------------------------------------------------------------------------------------------

WORDS = ("harbour council ferry river budget vote mayor storm bridge school railway market engine winter harvest "
         "museum signal island concert factory tunnel lantern orchard glacier").split()


def article(number, version=1, words=60):
    """The same for the same arguments; each version has a word of its own."""
    # Every seventh article is a copy of the one before: stories are at work too.
    told = number - 1 if number % 7 == 6 and version == 1 else number
    dice = random.Random(f"{told} {version}")
    text = " ".join(dice.choice(WORDS) for _ in range(words)) + f" version{version}."
    return {"id": f"n{number}", "title": f"{dice.choice(WORDS).title()} {told} {version}", "body": text,
            "published": f"2023-{1 + told % 12:02}-{1 + told % 28:02}", "source": f"Ledger {told % 3}",
            "language": "en", "byline": [f"Ida Brandt{told % 5}"], "fetched": f"{2000 + version}-01-01T00:00:00Z"}


def content_of(articles):
    return {a["id"]: (a["title"], a["body"]) for a in articles}


def with_articles(content, articles):
    return content | content_of(articles)


def without(content, ids):
    return {i: c for i, c in content.items() if i not in ids}


def steps(content, articles, count):
    """The contents after each `count` of the articles, and after all."""
    ends = [*range(count, len(articles), count), len(articles)]
    return [with_articles(content, articles[:end]) for end in ends]


FIRST = [article(n) for n in range(40)]
SECOND = [article(n) for n in range(40, 50)] + [article(n, 2) for n in range(0, 30, 6)]
GONE = ["n3", "n41", "n20"]
GROWN = without(with_articles(content_of(FIRST), SECOND), GONE)
MORE = [article(n) for n in range(50, 60)] + [article(n, 3) for n in (6, 21, 44)] + [article(n) for n in (7, 8)]
DELETED = ["n8", "n45"]
# Some hundred times the least that --memory takes: several shards, or sorted runs on the disk.
MANY = [article(n, words=1500) for n in range(1000, 1300)]


# Reading the tagger's lists would take ten times as long as all the rest of a run.
GIVEN = ("--entities", "given")

# --- operations -------------------------------------------------------------------------------------------------------

@dataclasses.dataclass(frozen=True)
class Operation:
    """One run of dateline-index.  contents: what the archive may hold, before (None: nothing) to after."""
    name: str
    base: str
    contents: list
    args: typing.Callable  # (archive, folder with inputs, number of the try) -> arguments
    option: str = None     # the operation is left out where the program does not know it
    makes: typing.Callable = None  # another archive that it makes, from the same arguments
    long: bool = False     # takes seconds a run: only where all points are asked for
    takes_ids: bool = False  # and ends with exit status 1 where one is gone already
    erases: bool = False   # when it is done, no power failure may bring back a file

    @property
    def before(self):
        return self.contents[0]

    @property
    def after(self):
        return self.contents[-1]


OPERATIONS = (
    Operation("first", "nothing", [None, content_of(FIRST)], lambda a, i, n: [*GIVEN, a, i / "first.jsonl"]),
    Operation("more", "grown", [GROWN, with_articles(GROWN, MORE)], lambda a, i, n: [*GIVEN, a, i / "more.jsonl"]),
    Operation("delete", "grown", [GROWN, without(GROWN, DELETED)],
              lambda a, i, n: [*(x for d in DELETED for x in ("--delete", d)), a], takes_ids=True),
    Operation("repair", "hurt", [UNREADABLE, GROWN], lambda a, i, n: ["--repair", a]),
    Operation("delete-from", "grown", [GROWN, without(GROWN, DELETED)],
              lambda a, i, n: ["--delete-from", i / "deleted.txt", a], option="--delete-from",
              takes_ids=True),
    Operation("purge", "grown", [GROWN, without(GROWN, DELETED)],
              lambda a, i, n: [*(x for d in DELETED for x in ("--purge", d)), a], option="--purge",
              takes_ids=True, erases=True),
    Operation("merge", "grown", [GROWN, GROWN], lambda a, i, n: ["--merge", a], option="--merge"),
    Operation("rebuild", "grown", [GROWN, GROWN], lambda a, i, n: ["--rebuild", a], option="--rebuild"),
    Operation("commits", "grown", [GROWN, *steps(GROWN, MORE, 5)],
              lambda a, i, n: [*GIVEN, "--threads", "1", "--commit-every", "5", a, i / "more.jsonl"],
              option="--commit-every"),
    Operation("threads", "grown", [GROWN, with_articles(GROWN, MORE)],
              lambda a, i, n: [*GIVEN, "--threads", "2", a, i / "more.jsonl"], option="--threads"),
    Operation("snapshot", "grown", [GROWN, GROWN],
              lambda a, i, n: ["--snapshot", a.parent / f"snapshot{n}", a], option="--snapshot",
              makes=lambda a, i, n: a.parent / f"snapshot{n}"),
    Operation("spills", "nothing", [None, content_of(MANY)],
              lambda a, i, n: [*GIVEN, "--memory", "1M", a, i / "many.jsonl"], long=True),
)


class Workshop:
    """A scratch folder with the inputs and the archives that operations start from."""

    def __init__(self, programs, folder):
        self.programs = programs
        self.folder = pathlib.Path(folder)
        self.inputs = self.folder / "inputs"
        self.inputs.mkdir()
        for name, articles in (("first", FIRST), ("second", SECOND), ("more", MORE), ("many", MANY)):
            self.write_input(name + ".jsonl", articles)
        (self.inputs / "deleted.txt").write_text("".join(i + "\n" for i in DELETED))
        self.bases = {}
        self.places = 0
        self.lock = threading.Lock()

    def write_input(self, name, articles):
        (self.inputs / name).write_text("".join(json.dumps(a) + "\n" for a in articles))
        return self.inputs / name

    def base(self, name):
        """A folder that holds the archive `a`, made once; `nothing` holds none."""
        with self.lock:
            if name not in self.bases:
                place = self.folder / "bases" / name
                place.mkdir(parents=True)
                getattr(self, "make_" + name)(place / "a")
                self.bases[name] = place
            return self.bases[name]

    def make_nothing(self, archive):
        pass

    def make_grown(self, archive):
        """Two shards, hidden rows, and shards of the revision before that wait to be swept."""
        for args in ([*GIVEN, archive, self.inputs / "first.jsonl"], [*GIVEN, archive, self.inputs / "second.jsonl"],
                     [*(x for d in GONE for x in ("--delete", d)), archive]):
            done = self.programs.index(args)
            if done.code != 0:
                raise Problem(f"making an archive to start from: {done.told()}")

    def make_hurt(self, archive):
        self.make_grown(archive)
        columns = sorted(archive.glob("shards/*/columns"))[0]
        columns.write_bytes(columns.read_bytes()[:-3])
        (archive / "XAPIANDB").unlink()

    def new_path(self):
        with self.lock:
            self.places += 1
            return self.folder / f"place{self.places}"

    def place(self, base):
        """A new folder with a copy of the base."""
        place = self.new_path()
        shutil.copytree(self.base(base), place)
        return place

    # --- judging

    def content(self, archive):
        """{id: (title, text)}; None if there is no archive, UNREADABLE if only --repair is missing."""
        done = self.programs.search(["--format", "ndjson", "--snippets", "1", "--snippet-bytes", "10000", archive, "*"])
        if done.code == 66:
            return None
        if done.code == 76 and "--repair" in done.err:
            return UNREADABLE
        if done.code not in (0, 1):
            raise Problem(f"searching: {done.told()}")
        rows = [json.loads(line) for line in done.out.splitlines()]
        ids = [row["id"] for row in rows]
        if len(set(ids)) != len(ids):
            raise Problem("searching: an article is listed twice")
        return {row["id"]: (row["title"], shown(row)) for row in rows}

    def verify(self, archive, stub_may_be_stale=False):
        done = self.programs.index(["--verify", archive])
        remarked = re.sub(r"XAPIANDB: .*\n  .*\n", "", done.out) if stub_may_be_stale else done.out
        check(done.code == 0 and not remarked, f"--verify: {done.told()} {done.out}")

    def judge(self, archive, contents):
        """Which of the contents the archive holds; a Problem if none, or if it is not whole."""
        found = self.content(archive)
        if found not in contents:
            raise Problem("the content is neither old nor new: " + difference(found, contents))
        if isinstance(found, dict):
            # The stub for foreign tools follows the manifest, and is written again by the next run.
            self.verify(archive, stub_may_be_stale=True)
        return len(contents) - 1 - contents[::-1].index(found)

    def judge_made(self, operation, archive, done):
        """The archive that the operation makes elsewhere is whole, or is none unless the run had told that it is done."""
        if operation.makes:
            self.judge(operation.makes(archive, self.inputs, 1), [operation.after] if done else [None, operation.after])

    def finish(self, operation, archive, number=2):
        """The operation once more, undisturbed: what it must leave is there, and nothing else."""
        done = self.programs.index(operation.args(archive, self.inputs, number))
        gone = operation.takes_ids and done.code == 1 and "no article has the id" in done.err
        check(done.code == 0 or gone, f"running it again: {done.told()}")
        check(operation.after == self.content(archive), "running it again gives another content")
        self.verify(archive)
        left = [p for p in archive.rglob("*") if ".new" in p.name or p.name.endswith((".tmp", "flintlock"))]
        check(not left, f"running it again leaves {left}")
        if operation.makes:
            made = operation.makes(archive, self.inputs, number)
            check(operation.after == self.content(made), f"{made.name} holds another content")
            self.verify(made)


def shown(row):
    return " ".join(snippet["text"] for snippet in row.get("snippets", []))


def age(state, contents):
    """How a report names the content with this number."""
    return "new" if state == len(contents) - 1 else "old" if state == 0 else "between"


def difference(found, wanted):
    if not isinstance(found, dict):
        return "no archive" if found is None else str(found)
    nearest = wanted[-1] if isinstance(wanted[-1], dict) else {}
    missing = sorted(set(nearest) - set(found))
    beyond = sorted(set(found) - set(nearest))
    changed = sorted(i for i in found if i in nearest and found[i] != nearest[i])
    return f"beside the new one {missing[:5]} are missing, {beyond[:5]} too much, {changed[:5]} different"


def check(holds, what):
    if not holds:
        raise Problem(what)


# --- the log of the shim ----------------------------------------------------------------------------------------------

@dataclasses.dataclass(frozen=True)
class Logged:
    number: int
    name: str
    result: int
    offset: int
    bytes: int
    data_at: int
    truncates: bool
    path: str
    to: str


def read_log(path):
    rows = []
    for line in pathlib.Path(path).read_text().splitlines():
        number, name, result, offset, size, data_at, truncates, where, to = line.split("\t")
        rows.append(Logged(int(number), name, int(result), int(offset), int(size), int(data_at), truncates == "T",
                           where, to))
    return rows


def dry_run(workshop, operation):
    """What an undisturbed run does to the disk, and the folder it leaves."""
    place = workshop.place(operation.base)
    log = place.with_suffix(".log")
    done = workshop.programs.index(operation.args(place / "a", workshop.inputs, 1), {"FOLDER": place, "LOG": log})
    check(done.code == 0, f"an undisturbed run: {done.told()}")
    check(workshop.judge(place / "a", operation.contents) == len(operation.contents) - 1,
          "an undisturbed run does not do what the test expects")
    return place, read_log(log), pathlib.Path(f"{log}.data")


# --- points -----------------------------------------------------------------------------------------------------------

def spread(items, count):
    """`count` of the items, spread evenly, first and last among them; all if count is None."""
    if count is None or count >= len(items):
        return list(items)
    if count == 1:
        return [items[-1]]
    return [items[round(i * (len(items) - 1) / (count - 1))] for i in range(count)]


def kinds_first(rows, count):
    """`count` calls: each kind of call once if that fits, the others spread evenly over the run."""
    if count is None or count >= len(rows):
        return list(rows)
    by_kind = {}
    for row in rows:
        by_kind.setdefault(row.name, row)
    chosen = spread(list(by_kind.values()), min(len(by_kind), count // 2))
    others = [row for row in rows if row not in chosen]
    return sorted(chosen + spread(others, count - len(chosen)), key=lambda row: row.number)


# --- a test program ---------------------------------------------------------------------------------------------------

class Report:
    """Counts what happened and collects what went wrong."""

    def __init__(self):
        self.counts = collections.Counter()
        self.problems = []

    def count(self, what):
        self.counts[what] += 1

    def problem(self, where, error):
        self.problems.append(f"{where}: {error}")
        print(f"WRONG {where}: {error}", flush=True)

    def finish(self):
        for what, count in sorted(self.counts.items()):
            print(f"{count:7} {what}")
        print(f"{len(self.problems)} problems")
        return 1 if self.problems else 0


def arguments(doc, points):
    """points: how many there are in all unless the caller says how many an operation."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", help="folder with dateline-index and dateline-search")
    parser.add_argument("--shim", help="the library libdateline_io_shim.so of the same build")
    parser.set_defaults(total=points)
    parser.add_argument("--points", type=int, help=f"so many points an operation; default: some {points} in all")
    parser.add_argument("--every", action="store_true", help="every point, and the operations that take seconds too")
    parser.add_argument("--operation", action="append", help="only this operation; may be repeated")
    parser.add_argument("--seed", type=int, default=20230831, help="for what is drawn by chance; default %(default)s")
    parser.add_argument("--jobs", type=int, default=2, help="so many at the same time; default %(default)s")
    parser.add_argument("--keep", action="store_true", help="leave the scratch folder")
    return parser


def chosen_operations(options, programs, among=None):
    """The operations of this run; sets options.share, the points for each: None for all."""
    chosen = list(known_operations(options, programs, among))
    options.share = None if options.every else options.points or max(3, options.total // max(1, len(chosen)))
    return chosen


def known_operations(options, programs, among):
    for operation in OPERATIONS:
        if options.operation and operation.name not in options.operation:
            continue
        if among and operation.name not in among and not options.operation and not options.every:
            continue
        if operation.long and not options.every and not options.operation:
            continue
        if programs.knows(operation.option):
            yield operation
        else:
            print(f"{operation.name}: left out, this dateline-index has no {operation.option}")


def main(options, test):
    """Runs test(options, workshop, report) in a scratch folder."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    programs = Programs(options.programs, options.shim)
    folder = tempfile.mkdtemp(prefix="dateline-faults-")
    report = Report()
    print(f"seed {options.seed}", flush=True)
    try:
        test(options, Workshop(programs, folder), report)
    except Problem as error:
        report.problem("before the test", error)
    finally:
        if options.keep:
            print(f"kept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return report.finish()


def each(options, report, items, name, work):
    """work(item) for all items, some at the same time; a Problem is reported under name(item)."""
    def guarded(item):
        try:
            work(item)
        except Problem as error:
            report.problem(name(item), error)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for future in [pool.submit(guarded, item) for item in items]:
            future.result()

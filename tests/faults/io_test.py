#!/usr/bin/env python3
"""The disk fails at one call of a run, or from one call on.

Wherever it fails: the run ends by itself, with exit status 73 or 74 and a message that says what failed and where; the
archive holds what it held before or what it should hold after, never a mix; and the same run once more, on a disk that
works, finishes as if nothing had been.  A write that takes only half of the bytes is no failure at all.
"""
import errno
import os
import shutil
import sys

import harness
from harness import Problem, check

FAULTS = (("EIO", False), ("ENOSPC", True), ("short", False), ("ENOSPC", False), ("EIO", True), ("short", True))
# Their failure is no loss: what was to be removed goes with the next run, what was written is synced before it is
# closed, and .room only keeps room for a moment.
HARMLESS = ("unlink", "close")


def faults_of(row, every):
    """(what, lasting) for one call; one of them where not all are asked for."""
    fitting = [f for f in FAULTS if fits(row, *f)]
    return fitting if every else [fitting[row.number % len(fitting)]]


def fits(row, what, lasting):
    if what == "short":
        return "write" in row.name
    # Nothing that makes room fails on a full disk, but what comes after it may.
    return what != "ENOSPC" or lasting or row.name not in HARMLESS


def check_message(done, what, place):
    words = os.strerror(getattr(errno, what))
    check(done.err.startswith("dateline-index: "), f"no message of the program: {done.told()}")
    check(words in done.err, f"the message does not say '{words}': {done.told()}")
    check(str(place) in done.err, f"the message does not say where: {done.told()}")


def unnoticed(log, first, last, rows):
    """The calls that were made to fail, though the run did not mind; not those that fail on a good disk too.

    From the log of this run: with threads, its calls may come in another order than in the run that was watched first.
    """
    usual = {(r.name, r.path.split("/a/")[-1]) for r in rows if r.result < 0}
    failed = [r for r in harness.read_log(log) if first <= r.number <= last and r.result < 0]
    return [r for r in failed if r.name not in HARMLESS and not r.path.endswith("/.room")
            and (r.name, r.path.split("/a/")[-1]) not in usual]


def disturb(workshop, operation, row, what, lasting, rows, report):
    place = workshop.place(operation.base)
    archive = place / "a"
    log = place.with_suffix(".log")
    faults = {"FOLDER": place, "AT": row.number, "DO": what, "LOG": log} | ({"LASTING": 1} if lasting else {})
    done = workshop.programs.index(operation.args(archive, workshop.inputs, 1), faults)
    last = len(operation.contents) - 1
    if done.code not in (0, 73, 74):
        raise Problem(f"it ended with {done.told()}")
    if done.code != 0:
        check(what != "short", f"half a write made it fail: {done.told()}")
        check_message(done, what, place)
    state = workshop.judge(archive, operation.contents)
    if done.code == 0:
        check(state == last, "it says that it is done, and is not")
        unseen = unnoticed(log, row.number, sys.maxsize if lasting else row.number, rows)
        check(not unseen, f"nobody noticed that {unseen[:1]} failed")
    workshop.judge_made(operation, archive, done.code == 0)
    report.count(f"{operation.name}: {what}{' from then on' if lasting else ''}: exit {done.code}, "
                 f"{harness.age(state, operation.contents)}")
    workshop.finish(operation, archive)
    shutil.rmtree(place, ignore_errors=True)
    for file in (log, log.with_name(log.name + ".data")):
        file.unlink(missing_ok=True)


def test(options, workshop, report):
    for operation in harness.chosen_operations(options, workshop.programs):
        try:
            _, rows, _ = harness.dry_run(workshop, operation)
        except Problem as error:
            report.problem(operation.name, error)
            continue
        points = harness.kinds_first(rows, options.share)
        work = [(row, *fault, rows) for row in points for fault in faults_of(row, options.every)]
        harness.each(options, report, work,
                     lambda w: f"{operation.name}: call {w[0].number} ({w[0].name} {w[0].path.split('/a/')[-1]}) "
                               f"{w[1]}{' lasting' if w[2] else ''}",
                     lambda w: disturb(workshop, operation, *w, report))


if __name__ == "__main__":
    given = harness.arguments(__doc__, points=20).parse_args()
    sys.exit(harness.main(given, test))

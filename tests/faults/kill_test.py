#!/usr/bin/env python3
"""kill -9 at any moment.

One archive lives through many runs - articles added and changed, deleted, merged, purged, copied - and most of them are
killed: half at a call to the disk that is drawn by chance, half at a moment that is.  After each: `--verify` finds no
damage, the content is one that the run may leave, and what had been acknowledged is there.  The next run goes on from
what it finds.
"""
import random
import shutil
import subprocess
import sys
import time

import harness
from harness import Problem, check

IDS = 80  # the archive does not grow without end


class Life:
    """One archive, and what it should hold."""

    def __init__(self, number, options, workshop, report):
        self.dice = random.Random(f"{options.seed} {number}")
        self.workshop, self.report = workshop, report
        self.archive = workshop.place("nothing") / "a"
        self.content = None
        self.version = 1
        self.runs = 0
        self.calls = {}  # to the disk, by kind of run: the most so far
        self.seconds = 0.2
        needs = {"index": None, "delete": None, "delete-from": "--delete-from", "purge": "--purge", "merge": "--merge",
                 "rebuild": "--rebuild", "commits": "--commit-every", "threads": "--threads", "snapshot": "--snapshot"}
        self.names = [n for n in options.operation or needs if workshop.programs.knows(needs[n])]

    # --- what to run: (arguments, contents it may leave, snapshot or None)

    def some_ids(self):
        ids = sorted(self.content)
        return self.dice.sample(ids, min(len(ids), 3))

    def articles(self):
        self.version += 1
        return [harness.article(n, self.version) for n in self.dice.sample(range(IDS), self.dice.randint(1, 20))]

    def next_run(self):
        name = self.dice.choice(self.names) if self.content and "index" in self.names else "index"
        return name, *getattr(self, "run_" + name.replace("-", "_"))()

    def run_index(self, options=(), step=None):
        articles = self.articles()
        name = self.workshop.write_input(f"{self.archive.parent.name}.jsonl", articles)
        before = self.content or {}
        contents = harness.steps(before, articles, step or len(articles))
        return [*harness.GIVEN, *options, self.archive, name], [self.content, *contents], None

    def run_threads(self):
        return self.run_index(["--threads", "2"])

    def run_commits(self):
        return self.run_index(["--threads", "1", "--commit-every", "4"], 4)

    def run_delete(self, option="--delete"):
        ids = self.some_ids()
        after = harness.without(self.content, ids)
        return [*(x for i in ids for x in (option, i)), self.archive], [self.content, after], None

    def run_purge(self):
        return self.run_delete("--purge")

    def run_delete_from(self):
        ids = self.some_ids()
        name = self.workshop.inputs / f"{self.archive.parent.name}.txt"
        name.write_text("".join(i + "\n" for i in ids))
        return ["--delete-from", name, self.archive], [self.content, harness.without(self.content, ids)], None

    def run_merge(self):
        return ["--merge", self.archive], [self.content], None

    def run_rebuild(self):
        return ["--rebuild", self.archive], [self.content], None

    def run_snapshot(self):
        made = self.archive.parent / f"snapshot{self.runs}"
        return ["--snapshot", made, self.archive], [self.content], made

    # --- one killed run

    def live_on(self):
        self.runs += 1
        name, args, contents, made = self.next_run()
        way = self.dice.choice(("call", "moment", "call", "moment", "never"))
        killed = self.killed_at_call(name, args) if way == "call" else self.killed_at_moment(args, way == "never")
        where = f"run {self.runs} ({name}, {'killed at a ' + way if killed else 'not killed'})"
        try:
            self.look(name, contents, made, killed)
        except Problem as error:
            raise Problem(f"{where}: {error}") from None

    def killed_at_call(self, name, args):
        calls = self.calls.get(name, 60)
        # The publishing at the end is a small part of the calls, and the part that matters most.
        call = self.dice.randint(1 if self.dice.random() < 0.5 else max(1, calls - 12), calls)
        log = self.workshop.folder / f"{self.archive.parent.name}.log"
        for file in (log, log.with_name(log.name + ".data")):
            file.unlink(missing_ok=True)
        faults = {"FOLDER": self.archive.parent, "AT": call, "DO": "kill", "LOG": log}
        done = self.workshop.programs.index(args, faults)
        if done.code == 0:
            self.calls[name] = max(self.calls.get(name, 0), len(harness.read_log(log)))
        return self.ended(done)

    def killed_at_moment(self, args, never):
        delay = self.dice.uniform(0, self.seconds * 1.2)
        began = time.monotonic()
        with self.workshop.programs.start("dateline-index", args) as process:
            try:
                out, err = process.communicate(timeout=harness.RUN_SECONDS if never else delay)
                self.seconds = max(self.seconds, time.monotonic() - began)
            except subprocess.TimeoutExpired:
                process.kill()
                out, err = process.communicate()
        return self.ended(harness.Done(process.returncode, out.decode(), err.decode()))

    @staticmethod
    def ended(done):
        if done.code not in (0, -9):
            raise Problem(f"it ended with {done.told()}")
        return done.code != 0

    def look(self, name, contents, made, killed):
        state = self.workshop.judge(self.archive, contents)
        if not killed:
            check(state == len(contents) - 1, "it had told that it is done, and its work is not there")
            # A snapshot writes nothing to the archive, whose stub an earlier run may have left behind.
            self.workshop.verify(self.archive, stub_may_be_stale=name == "snapshot")
        self.look_at_snapshot(contents, made, killed)
        self.report.count(f"{name}: {'killed' if killed else 'done'}: {harness.age(state, contents)}")
        self.content = contents[state]

    def look_at_snapshot(self, contents, made, killed):
        if made is None:
            return
        found = self.workshop.content(made)
        check(found == contents[-1] or (killed and found is None), "the snapshot holds something else")
        if found is not None:
            self.workshop.verify(made, stub_may_be_stale=killed)
        shutil.rmtree(made, ignore_errors=True)

    def last(self):
        """The same archive goes on for good."""
        args, contents, _ = self.run_index()
        done = self.workshop.programs.index(args)
        check(done.code == 0, f"the last run: {done.told()}")
        self.look("index", contents, None, False)


def test(options, workshop, report):
    points = 1000 if options.every else options.points or options.total
    lives = [(n, points // options.jobs + (n < points % options.jobs)) for n in range(options.jobs)]

    def live(which):
        life = Life(which[0], options, workshop, report)
        for _ in range(which[1]):
            life.live_on()
        life.last()

    harness.each(options, report, lives, lambda which: f"archive {which[0]}", live)


if __name__ == "__main__":
    parser = harness.arguments(__doc__, points=12)
    sys.exit(harness.main(parser.parse_args(), test))

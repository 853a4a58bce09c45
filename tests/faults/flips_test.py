#!/usr/bin/env python3
"""Single bits turn over, in every file of an archive.

What dateline checks itself (manifest, hidden rows, columns, tokens, blocks) is found when a search opens it: exit 76
and what to do.  A changed table of Xapian's is found by --verify; a search on it may miss articles or say 76, but it ends,
before its deadline and by no signal.
"""
import random
import shutil
import sys
import time

import harness
from harness import HUNG, check

# Found when opened, by a checksum.
OWN = ("dateline.json", "columns", "tokens", "blocks")
# Nothing that our programs read: --verify only remarks on it.
UNREAD = ("XAPIANDB",)
DEADLINE = 5  # seconds, what the search is told; it may end itself some later
GRACE = 15  # on a busy machine, under sanitizers, before it counts as outlived
SEARCHES = (
    ["harbour ferry"], ["harbour OR bridge OR council", "--facet", "source,author,month"], ['"word version1"'],
    ["harbour NEAR council", "--sort", "newest"], ["har* -ferry", "--format", "json"],
    ["*", "--format", "ndjson", "--trend", "month"], ['source:"Ledger 1" date:2023-05'], ["--article", "n12"],
)
ENDINGS = {0: "answered", 1: "found nothing", 75: "deadline", 76: "told the damage"}
# The program's last resort (searcher/command/last_resort.h), which is told apart from an error that was found in time.
LAST_RESORTS = {"the search crashed": "crashed, and told so", "could not be stopped": "ended itself after the deadline"}
GOOD = {*ENDINGS.values(), *LAST_RESORTS.values()}


def is_own(path):
    return path.name in OWN or path.name.startswith("removed-")


def flippable(archive):
    return sorted(p for p in archive.rglob("*") if p.is_file() and p.stat().st_size > 0)


def draw(archive, count, dice, only):
    """(file, byte, bit): as many for each file, whatever its size."""
    files = [f for f in flippable(archive) if not only or f.name in only]
    chosen = (files * (count // len(files) + 1))[:count]
    flips = []
    for file in chosen:
        size = file.stat().st_size
        # The first bytes of a file or of a block say how to read the rest.
        at = dice.randrange(size)
        if dice.random() < 0.4:
            at = min(size - 1, at // 8192 * 8192 + dice.randrange(40))
        flips.append((file.relative_to(archive), at, dice.randrange(8)))
    return flips


class Flips:
    def __init__(self, workshop, report, place):
        self.workshop, self.report = workshop, report
        self.archive = place / "a"

    def try_one(self, flip):
        name, at, bit = flip
        path = self.archive / name
        original = path.read_bytes()
        changed = bytearray(original)
        changed[at] ^= 1 << bit
        path.write_bytes(changed)
        try:
            self.look(name)
        finally:
            path.write_bytes(original)

    def look(self, name):
        endings = [self.search(args) for args in SEARCHES]
        kind = "removed" if name.name.startswith("removed-") else name.name
        for ending in sorted(set(endings)):
            self.report.count(f"{kind}: {ending}")
        bad = [(args, e) for args, e in zip(SEARCHES, endings) if e not in GOOD]
        check(not bad, f"dateline-search {bad[:2]}")
        if name.name in UNREAD:
            check("told the damage" not in endings, "nobody reads this file")
        elif is_own(name):
            check("told the damage" in endings, "no search noticed it")
        self.verify(name)

    def search(self, args):
        began = time.monotonic()
        done = self.workshop.programs.search(["--timeout", str(DEADLINE), *self.placed(args)], DEADLINE + GRACE)
        if done.code == HUNG:
            return f"outlived its deadline ({time.monotonic() - began:.0f} s)"
        if done.code == 76 and "\n  " not in done.err:
            return f"gave no hint: {done.err}"
        resort = next((ending for words, ending in LAST_RESORTS.items() if words in done.err), None)
        return resort or ENDINGS.get(done.code, f"ended with {done.told()}")

    def placed(self, args):
        return [*args, self.archive] if args[0] == "--article" else [self.archive, *args]

    def verify(self, name):
        done = self.workshop.programs.index(["--verify", self.archive])
        wanted = 0 if name.name in UNREAD else 76
        check(done.code == wanted, f"--verify does not end with {wanted}: {done.told()}")
        check(str(name) in done.out + done.err, f"--verify does not name the file: {done.out}")


def make_wide(workshop):
    """Two shards whose tables have more than one level, and hidden rows.  Each search finds something in it."""
    archive = workshop.new_path() / "a"
    archive.parent.mkdir()
    dice = random.Random(1)
    articles = [harness.article(n, words=20) for n in range(400)]
    for article in articles:
        rare = " ".join(f"word{dice.randrange(3000)}" for _ in range(60))
        article["body"] = f"{rare} word version1 {article['body']}"
    for name, part in (("wide1", articles[:300]), ("wide2", articles[300:])):
        done = workshop.programs.index([archive, workshop.write_input(name + ".jsonl", part)])
        check(done.code == 0, done.told())
    done = workshop.programs.index(["--delete", "n1", "--delete", "n301", archive])
    check(done.code == 0, done.told())
    for args in SEARCHES:
        done = workshop.programs.search([*args, archive] if args[0] == "--article" else [archive, *args])
        check(done.code == 0, f"{args} on the whole archive: {done.told()}")
    return archive.parent


def test(options, workshop, report):
    count = 1000 if options.every else options.points or options.total
    dice = random.Random(options.seed)
    made = make_wide(workshop)
    places = [workshop.new_path() for _ in range(options.jobs)]
    for place in places:
        shutil.copytree(made, place)
    flips = draw(places[0] / "a", count, dice, options.file)
    shares = [(Flips(workshop, report, place), flips[i::options.jobs]) for i, place in enumerate(places)]

    def work(share):
        for flip in share[1]:
            try:
                share[0].try_one(flip)
            except harness.Problem as error:
                report.problem(f"{flip[0]} byte {flip[1]} bit {flip[2]}", error)

    harness.each(options, report, shares, lambda share: "flips", work)


if __name__ == "__main__":
    parser = harness.arguments(__doc__, points=50)
    parser.add_argument("--file", action="append", help="only files of this name, e.g. postlist.glass; may be repeated")
    sys.exit(harness.main(parser.parse_args(), test))

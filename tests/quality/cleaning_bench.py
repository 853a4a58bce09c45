#!/usr/bin/env python3
"""Our cleaner on folders of pages with gold, and trafilatura beside it where it can be imported.

usage: cleaning_bench.py CLEAN_PAGES [--repeat N] html:FOLDER text:FOLDER ...

Each FOLDER holds gold.jsonl (README.md says what is in it).  One table a folder, a row for each set and program.
  body     F1 of runs of four words (of characters in zh, ja, th, lo, km, my), as multisets: harmonic mean of the
           pages' mean precision and mean recall
  probes   F1 of phrases that must be in the body against such as must not
  title    share of titles that are equal, letters and digits compared
  byline   F1 over all names
  day      share of days that are equal
  ms       processor time a page, p50 and p99, least of N rounds for ours, one round for trafilatura
"""
import collections
import json
import os
import re
import subprocess
import sys
import time
import unicodedata

WORDS = re.compile(r"\w+")
CHARACTERWISE = {"zh", "ja", "th", "lo", "km", "my"}


def runs(text, language):
    words = WORDS.findall(text or "")
    if language in CHARACTERWISE:
        words = list("".join(words))
    if not words:
        return collections.Counter()
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)))


def folded(text):
    text = unicodedata.normalize("NFKC", text or "").casefold().replace("_", " ")
    return " ".join(WORDS.findall(text))


def names(listed):
    bare = (re.sub(r"^\s*(?:by|von|par|por|di|av|af)[\s:]+", "", name, flags=re.I) for name in listed or [])
    return {name for name in map(folded, bare) if name}


def f1(found, extra, missing):
    return 2 * found / (2 * found + extra + missing) if found + extra + missing else None


def mean(values):
    return sum(values) / len(values) if values else None


class Score:
    def __init__(self):
        self.precision, self.recall, self.titles, self.days, self.ms = [], [], [], [], []
        self.probes = collections.Counter()
        self.bylines = collections.Counter()

    def add(self, gold, ours):
        self.ms.append(ours.get("ms", 0))
        body = ours.get("body") or ""
        if "body" in gold:
            want, have = runs(gold["body"], gold.get("language")), runs(body, gold.get("language"))
            same = sum((want & have).values())
            if have:
                self.precision.append(same / sum(have.values()))
            if want:
                self.recall.append(same / sum(want.values()))
        squeezed = " ".join(body.split())
        for key, hit, miss in (("with", "found", "missing"), ("without", "extra", None)):
            for probe in gold.get(key) or []:
                inside = " ".join(probe.split()) in squeezed
                self.probes[hit if inside else miss] += 1
        if "title" in gold:
            self.titles.append(folded(gold["title"]) == folded(ours.get("title")))
        if gold.get("authors"):
            want, have = names(gold["authors"]), names(ours.get("byline"))
            self.bylines.update(found=len(want & have), extra=len(have - want), missing=len(want - have))
        if re.match(r"\d{4}-\d\d-\d\d", gold.get("date") or ""):
            self.days.append(gold["date"][:10] == (ours.get("published") or "")[:10])

    def row(self):
        precision, recall = mean(self.precision) or 0, mean(self.recall)
        body = None if recall is None else 2 * precision * recall / (precision + recall) if precision + recall else 0
        times = sorted(self.ms)
        return [body, f1(self.probes["found"], self.probes["extra"], self.probes["missing"]), mean(self.titles),
                f1(self.bylines["found"], self.bylines["extra"], self.bylines["missing"]), mean(self.days),
                times[len(times) // 2], times[int(len(times) * .99)]]


def by_ours(program, form, folder, repeat):
    command = [program, "--form", form, "--repeat", str(repeat), "--gold", os.path.join(folder, "gold.jsonl"), folder]
    lines = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8").splitlines()
    return {page["file"]: page for page in map(json.loads, lines)}


def by_trafilatura(gold, folder):
    import trafilatura
    pages = {}
    for page in gold:
        with open(os.path.join(folder, page["file"]), "rb") as file:
            raw = file.read()
        begin = time.process_time()
        found = trafilatura.bare_extraction(raw, url=page.get("url"), with_metadata=True, include_comments=False)
        spent = 1000 * (time.process_time() - begin)
        found = found.as_dict() if hasattr(found, "as_dict") else found or {}
        pages[page["file"]] = {"body": found.get("text") or "", "title": found.get("title"), "ms": spent,
                               "byline": [name for name in (found.get("author") or "").split(";") if name.strip()],
                               "published": found.get("date")}
    return pages


def table(gold, programs):
    print("%-12s %-12s %5s %6s %6s %6s %6s %6s %7s %7s" %
          ("set", "program", "pages", "body", "probes", "title", "byline", "day", "ms p50", "ms p99"))
    for name in sorted({page["set"] for page in gold}) + ["all"]:
        chosen = [page for page in gold if name in (page["set"], "all")]
        for program, pages in programs:
            score = Score()
            for page in chosen:
                score.add(page, pages.get(page["file"], {}))
            cells = ["   -  " if value is None else "%6.3f" % value for value in score.row()[:5]]
            print("%-12s %-12s %5d %s %7.2f %7.2f" % (name, program, len(chosen), " ".join(cells), *score.row()[5:]))


def main(arguments):
    repeat = 1
    if "--repeat" in arguments:
        at = arguments.index("--repeat")
        repeat = int(arguments[at + 1])
        del arguments[at:at + 2]
    if len(arguments) < 2 or any(":" not in folder for folder in arguments[1:]):
        sys.exit(__doc__)
    for form, folder in (argument.split(":", 1) for argument in arguments[1:]):
        with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as file:
            gold = [json.loads(line) for line in file if line.strip()]
        programs = [("dateline", by_ours(arguments[0], form, folder, repeat))]
        if form == "html":  # it is made for markup
            try:
                programs.append(("trafilatura", by_trafilatura(gold, folder)))
            except ImportError:
                print("trafilatura is not installed: ours alone", file=sys.stderr)
        print("%s (%s)" % (folder, form))
        table(gold, programs)


if __name__ == "__main__":
    main(sys.argv[1:])

#!/usr/bin/env python3
"""dateline-serve under full load for a while, as its archive is published anew, deleted and made again.

usage: soak_test.py SOURCE_DIR FOLDER_OF_PROGRAMS [--seconds N]

Nothing may fail, and nothing may grow.  30 seconds belong to the test suite; before a release: --seconds 600.
"""
import argparse
import http.client
import itertools
import json
import os
import pathlib
import shutil
import tempfile
import threading
import time
import urllib.parse

import serving
from serving import check

PUBLISHES = 20
# Measured: 0.2 MB in ten minutes with 870,000 requests. The rest is for what sanitizers keep (their quarantine is held
# small below); a leak of 100 bytes a request would be 4 MB in the half minute of the test suite and 80 MB in ten minutes.
MOST_GROWTH_KB = 16 * 1024
# Connections that have just ended, and files of the revision before that a search under way still reads.
MOST_DESCRIPTORS = 16


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=30)
    return parser.parse_args()


class Load:
    """Threads that ask without a pause: some keep their connection, one opens another for each request."""

    def __init__(self, server, story):
        self.server = server
        self.stop = threading.Event()
        self.problems, self.asked = [], 0
        search = ["/api/search?facet=source&facet=person&facet=place&q=" + urllib.parse.quote(words)
                  for words in ("comet", "landing OR bridge", '"water board"', "the town", "date:2014")]
        views = ["/", "/?q=comet&sort=newest", "/holdings", "/trends?q=comet", "/help", "/api/holdings", "/metrics",
                 "/api/suggest?prefix=ha", "/api/story/" + story, "/nothing"]
        # One export at a time: more of them may be turned away.
        self.threads = [threading.Thread(target=self.ask, args=arguments) for arguments in (
            (search, True), (search[::-1], True), (views, True), (search + views, False),
            (["/api/export?q=comet", "/api/export?format=csv"], True))]

    def ask(self, targets, keep):
        connection = self.server.connection()
        asked = 0
        for target in itertools.cycle(targets):
            if self.stop.is_set():
                break
            try:
                connection.request("GET", target, headers={"Accept-Encoding": "gzip"} if asked % 2 else {})
                answer = connection.getresponse()
                body = answer.read()
                wanted = 404 if target == "/nothing" else 200
                if answer.status != wanted:
                    self.problems.append((target, answer.status, body[:300]))
            except (OSError, http.client.HTTPException) as error:
                self.problems.append((target, repr(error)))
                connection.close()
            if not keep:
                connection.close()
            asked += 1
        connection.close()
        self.asked += asked

    def __enter__(self):
        for each in self.threads:
            each.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        for each in self.threads:
            each.join()


class Archive:
    def __init__(self, programs, work, source):
        self.programs, self.path, self.work, self.source = programs, work / "news.archive", work, source

    def make(self):
        serving.run_index(self.programs, self.path, self.source / "corpora/pages")

    def publish(self, number):
        """One article more, and the one before last gone."""
        line = {"id": f"new{number}", "title": "Comet again", "text": f"The comet of number {number} came back. " * 5}
        (self.work / "new.jsonl").write_text(json.dumps(line) + "\n")
        gone = ["--delete", f"new{number - 2}"] if number >= 2 else []
        serving.run_index(self.programs, *gone, self.path, self.work / "new.jsonl")


class Sizes:
    def __init__(self, server):
        self.threads, self.descriptors, self.kb = server.threads(), server.descriptors(), server.anonymous_kb()

    def __str__(self):
        return f"{self.threads} threads, {self.descriptors} descriptors, {self.kb} kB"


def revision(server):
    return server.json("/api/archive")["revision"]


def wait_until(truth, what, seconds=30):
    deadline = time.monotonic() + seconds
    while not truth():
        check(time.monotonic() < deadline, what)
        time.sleep(0.1)


def soak(server, archive, seconds):
    story = server.json("/api/search?q=comet&limit=1")["hits"][0]["story"]
    step = seconds / (PUBLISHES + 3)
    with Load(server, story) as load:
        time.sleep(step)
        for number in range(PUBLISHES):
            begin = time.monotonic()
            archive.publish(number)
            wait_until(lambda: server.get(f"/api/article/new{number}")[0] == 200, f"article {number} is served")
            if number == 4:
                warm = Sizes(server)
            time.sleep(max(0, begin + step - time.monotonic()))
        check(revision(server) == PUBLISHES + 1, "each publish is served")
        end = Sizes(server)
        # What is open stays readable, so that nobody who asks meanwhile sees more than the older revision.
        shutil.rmtree(archive.path)
        wait_until(lambda: server.get("/healthz")[0] == 503, "an archive that is gone is told")
        archive.make()
        wait_until(lambda: server.get("/healthz")[0] == 200 and revision(server) == 1, "another at its place is served")
        time.sleep(step)
    return load, warm, end, Sizes(server)


def main():
    given = parse_arguments()
    os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=4"
    work = pathlib.Path(tempfile.mkdtemp(prefix="dateline-soak-"))
    try:
        archive = Archive(given.programs, work, given.source)
        archive.make()
        server = serving.Server(given.programs, archive.path)
        load, warm, end, last = soak(server, archive, given.seconds)
        print(f"{load.asked} requests; after 5 publishes {warm}; after {PUBLISHES} {end}; in the end {last}")
        check(not load.problems, f"{len(load.problems)} answers are wrong: {load.problems[:3]}")
        for name, sizes in (("while it is published", end), ("when it is made anew", last)):
            check(sizes.threads == warm.threads, f"{name}: {sizes.threads} threads, not {warm.threads}")
            check(sizes.descriptors <= warm.descriptors + MOST_DESCRIPTORS, f"{name}: descriptors: {sizes}")
            check(sizes.kb <= warm.kb + MOST_GROWTH_KB, f"{name}: memory: {sizes}")
        server.end()
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()

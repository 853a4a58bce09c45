#!/usr/bin/env python3
"""An archive over its years, as a user sees it: daily additions, corrections, take-downs, merges, copies.

usage: growth_test.py SOURCE_DIR BIN_DIR [unittest arguments]
"""
import contextlib
import fcntl
import json
import os
import pathlib
import pty
import random
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

from cli_test import BIN, PAGES, Case, article, index, search

WORDS = ("harbour council ferry river budget vote mayor storm bridge school railway market engine winter harvest "
         "museum signal island concert factory tunnel lantern orchard glacier").split()
QUERIES = ("harbour", "river bridge", '"ferry river"', "mayor OR glacier", "storm NOT winter", "title:council",
           "source:ledger lantern", "orch*", "harvest NEAR/5 museum", "*", "year:2021 engine")


def news(number, version=1):
    """The same for the same arguments; every fifth article is a copy of the one before."""
    told = number - 1 if number % 5 == 4 and version == 1 else number
    dice = random.Random(f"{told} {version}")
    day = f"{2019 + told % 4}-{1 + told % 12:02}-{1 + told % 28:02}"
    return article(number, title=" ".join(dice.choices(WORDS, k=4)).title(), body=" ".join(dice.choices(WORDS, k=80)),
                   published=None if told % 11 == 0 else day, source=("Ledger", "Post", "Courier")[number % 3],
                   byline=[f"Ida Brandt{told % 4}"], tags=[dice.choice(WORDS)],
                   fetched=f"{2000 + version}-01-01T00:00:00Z")


def lines(articles):
    return "".join(json.dumps(a) + "\n" for a in articles).encode()


def as_read(row):
    """An exported article without where it was read from, the digest of the bytes that were read, and its story's name.

    A story is named after the first of its articles, which may be gone by the time of an export.
    """
    return {k: v for k, v in row.items() if k not in ("input", "digest", "story")}


def stories(rows):
    """Which articles are copies of each other."""
    out = {}
    for row in rows:
        out.setdefault(row["story"], set()).add(row["id"])
    return sorted(map(sorted, out.values()))


def shard_files(archive):
    return sorted(p for p in (archive / "shards").rglob("*") if p.is_file())


class Growing(Case):
    def add(self, articles, *options, archive=None, code=0):
        return self.expect(index(*options, archive or self.archive, "-", stdin=lines(articles)), code)

    def stats(self, archive=None):
        return json.loads(self.expect(index("--stats", archive or self.archive), 0).out)

    def export(self, archive=None):
        done = self.expect(index("--export", archive or self.archive), 0)
        return [json.loads(line) for line in done.out.splitlines()]

    def answers(self, archive=None, scores=True, stories=True):
        """What the archive answers, without what may differ between two archives of the same articles."""
        out = []
        others = (["--sort", "newest"], ["--collapse", "never"], ["--trend", "month"])
        for number, query in enumerate(QUERIES):
            for options in ([], others[number % 3]):
                done = search("--format", "json", "--limit", "100", "--facet", "source,year,author,tag", *options,
                              archive or self.archive, query)
                self.assertIn(done.code, (0, 1), done.err)
                answer = json.loads(done.out)
                answer.pop("took_ms")
                answer.pop("revision", None)
                for hit in answer["hits"]:
                    for name in (["score"] if not scores else []) + (["story"] if not stories else []):
                        hit.pop(name, None)
                out.append(answer)
        return out

    def assert_clean(self, archive=None):
        self.expect(index("--verify", archive or self.archive), 0, "clean")

    # --- additions, corrections, deletions

    def test_a_week_of_changes_is_what_the_export_says_and_indexing_that_gives_an_equal_archive(self):
        self.add(news(n) for n in range(60))
        done = self.add([*(news(n) for n in range(50, 70)), *(news(n, 2) for n in range(0, 50, 7))])
        self.assertRegex(done.err, r"added +10\n")
        self.assertRegex(done.err, r"updated +8\n")
        self.assertRegex(done.err, r"unchanged +10\n")
        gone = self.dir / "gone.txt"
        gone.write_bytes(b"n3\r\n\nn65\nn21\n")
        done = self.expect(index("--delete-from", gone, self.archive), 0)
        self.assertRegex(done.err, r"deleted +3\n")
        rows = self.export()
        wanted = {f"n{n}": news(n) for n in range(70)} | {f"n{n}": news(n, 2) for n in range(0, 50, 7)}
        for i in ("n3", "n65", "n21"):
            del wanted[i]
        self.assertEqual({r["id"]: r["body"] for r in rows}, {i: a["body"] for i, a in wanted.items()})
        days = [r.get("published", "") for r in rows]
        self.assertEqual(days, sorted(days), "undated first, then by day")

        copy = self.dir / "copy"
        exported = self.dir / "all.jsonl"
        with exported.open("wb") as out:
            subprocess.run([str(BIN / "dateline-index"), "--export", str(self.archive)], stdout=out, check=True)
        self.expect(index(copy, exported), 0)
        self.assertEqual([as_read(r) for r in self.export(copy)], [as_read(r) for r in rows])
        self.assertEqual(stories(self.export(copy)), stories(rows))
        self.assertTrue(any(len(s) > 1 for s in stories(rows)))
        self.assertEqual(self.stats(copy)["hidden"], 0)
        self.expect(index("--merge", self.archive), 0)
        self.assertEqual(self.answers(copy, stories=False), self.answers(stories=False))
        self.assertEqual(self.stats(copy)["articles"], self.stats()["articles"])
        self.assert_clean(copy)

    def test_ids_from_a_list_that_are_not_there_are_told_with_their_line(self):
        self.make(article(1), article(2))
        done = self.expect(index("--delete-from", "-", self.archive, stdin=b"n1\nn7\n\nn8\nn1\n"), 1)
        self.assertIn("-:2: no article has the id n7\n", done.err)
        self.assertIn("-:4: no article has the id n8\n", done.err)
        self.assertNotIn("id n1", done.err)
        self.assertEqual(self.ids("*"), ["n2"])
        self.expect(index("--delete-from", self.dir / "none", self.archive), 66, "none")
        self.expect(index("--delete-from", self.dir, self.archive), 74, "folder")

    def test_deletes_come_before_the_inputs_of_the_same_run(self):
        self.make(article(1), article(2))
        done = self.expect(index("--delete", "n1", "--delete", "n2", self.archive, "-",
                                 stdin=json.dumps(article(1)).encode()), 0)
        self.assertRegex(done.err, r"deleted +2\n")
        self.assertEqual(self.ids("*"), ["n1"])

    def test_a_run_that_changes_nothing_says_so_in_one_line_and_publishes_nothing(self):
        self.add(news(n) for n in range(5))
        done = self.add(news(n) for n in range(5))
        self.assertRegex(done.err, r"^5 inputs in [0-9.]+ s, all unchanged; revision 1\n$")
        self.assertEqual(self.stats()["revision"], 1)

    def test_earlier_versions_are_kept_under_ids_of_their_own(self):
        self.add([news(1)])
        self.add([news(1, 2)], "--keep-versions")
        self.add([news(1, 3)], "--keep-versions")
        self.add([news(2), news(2, 2)], "--keep-versions")
        ids = sorted(r["id"] for r in self.export())
        self.assertEqual(len(ids), 5, ids)
        self.assertEqual([i.split("@")[0] for i in ids], ["n1", "n1", "n1", "n2", "n2"])
        bodies = set()
        for i in ids:
            whole = json.loads(self.expect(search("--article", i, "--format", "json", self.archive), 0).out)
            self.assertEqual(whole["id"], i)
            bodies.add(whole["body"])
        self.assertEqual(bodies, {news(n, v)["body"] for n, v in ((1, 1), (1, 2), (1, 3), (2, 1), (2, 2))})
        newest = json.loads(search("--article", "n1", "--format", "json", self.archive).out)
        self.assertEqual(newest["body"], news(1, 3)["body"])
        # An earlier version that comes late is kept too, and the newest stays.
        self.add([news(3, 3)])
        self.add([news(3, 1)], "--keep-versions")
        self.assertEqual(json.loads(search("--article", "n3", "--format", "json", self.archive).out)["body"],
                         news(3, 3)["body"])
        self.assertIn(news(3, 1)["body"], {r["body"] for r in self.export()})
        self.assert_clean()

    # --- take-downs

    def bytes_with(self, word):
        return [p for p in self.archive.rglob("*") if p.is_file() and word.encode() in p.read_bytes()]

    def test_what_is_purged_is_in_no_byte_of_the_archive_and_deleted_text_is_until_then(self):
        first = article(1, body="The quixotrope stood there. " * 3, fetched="2001-01-01T00:00:00Z")
        self.make(first, *(news(n) for n in range(2, 30)))
        self.make(article(1, body="Corrected: the zephyrmost stood there. " * 3, fetched="2002-01-01T00:00:00Z"))
        self.make(article(50, body="About the zephyrmost too."))
        self.expect(index("--delete", "n1", self.archive), 0)
        for word in ("quixotrope", "zephyrmost", "n1"):
            self.assertTrue(self.bytes_with(word), f"{word} should still be on disk: the test would prove nothing")
        answers = self.ids("*")
        (self.dir / "list").write_text("n1\nno-such\n")
        done = self.expect(index("--purge-from", self.dir / "list", "--purge", "n50", self.archive), 1)
        self.assertIn("list:2: no article has the id no-such", done.err)
        self.assertIn("2 articles purged, ", done.err)
        self.assertIn("open, snapshots and backups still hold the text", done.err)
        for word in ("quixotrope", "zephyrmost"):
            self.assertEqual(self.bytes_with(word), [])
        self.assertEqual(self.ids("*"), [i for i in answers if i != "n50"])
        self.assert_clean()
        again = self.expect(index("--purge", "n1", self.archive), 1, "no article has the id n1")
        self.assertNotIn("still hold", again.err)

    # --- merging

    def test_fifty_runs_merged_into_one_shard_give_equal_answers_and_scores(self):
        for day in range(50):
            self.add((news(n) for n in range(day * 4, day * 4 + 4)), "--threads", "1", "--entities", "given")
        before = self.stats()
        self.assertLessEqual(len(before["shards"]), 12)
        self.assertGreater(len(before["shards"]), 1)
        self.assertEqual(before["hidden"], 0)
        answers = self.answers()
        rows = sorted(self.export(), key=lambda r: r["id"])
        done = self.expect(index("--merge", self.archive), 0)
        self.assertRegex(done.err, r"^merged \d+ shards into 1: 200 articles, 0 hidden rows dropped; revision \d+\n$")
        self.assertEqual(len(self.stats()["shards"]), 1)
        self.assertEqual(self.answers(), answers)
        self.assertEqual(sorted(self.export(), key=lambda r: r["id"]), rows)
        self.assert_clean()
        self.assertIn("nothing to merge", self.expect(index("--merge", self.archive), 0).err)

    def test_a_merge_drops_what_is_hidden_and_the_answers_stay(self):
        for day in range(6):
            self.add([*(news(n) for n in range(day * 10, day * 10 + 10)), *(news(n, day + 2) for n in range(0, 9, 4))])
        self.expect(index("--delete", "n5", "--delete", "n33", self.archive), 0)
        before = self.stats()
        self.assertGreater(before["hidden"], 0)
        hidden = index("--stats", self.archive).err
        self.assertIn("still seen by other Xapian programs, until --merge", hidden)
        answers = self.answers(scores=False)
        done = self.expect(index("--merge", self.archive), 0)
        self.assertIn(f"{before['hidden']} hidden rows dropped", done.err)
        after = self.stats()
        self.assertEqual((after["hidden"], after["articles"], len(after["shards"])), (0, before["articles"], 1))
        totals = [a["total"] for a in answers]
        self.assertEqual([a["total"] for a in self.answers()], totals)
        self.assert_clean()

    def test_merge_goes_with_inputs(self):
        self.add(news(n) for n in range(10))
        done = self.add((news(n) for n in range(5, 20)), "--merge")
        self.assertRegex(done.err, r"merged +2 shards\narchive +20 articles in 1 shard, ")
        self.assertEqual(len(self.stats()["shards"]), 1)

    def test_merging_beside_the_run_leaves_what_merging_after_it_leaves(self):
        articles = [*(news(n) for n in range(400)), *(news(n, 2) for n in range(0, 400, 9))]
        self.add(articles, "--commit-every", "20", "--background-merge")
        other = self.dir / "b"
        self.add(articles, "--commit-every", "20", archive=other)
        both = [sorted(self.export(a), key=lambda r: r["id"]) for a in (self.archive, other)]
        self.assertEqual(both[0], both[1])
        self.assertLessEqual(len(self.stats()["shards"]), 12)
        self.assertLessEqual(len(self.stats(other)["shards"]), 12)
        self.assert_clean()

    # --- copies

    def test_a_snapshot_stays_as_it_was_while_the_archive_goes_on(self):
        self.add(news(n) for n in range(30))
        self.add(news(n, 2) for n in range(0, 30, 3))
        answers = self.answers()
        copy = self.dir / "monday"
        done = self.expect(index("--snapshot", copy, self.archive), 0)
        self.assertIn("monday: 30 articles, ", done.err)
        links = {p.stat().st_nlink for p in shard_files(copy)}
        self.assertEqual(links, {2})
        self.add(news(n) for n in range(20, 60))
        self.expect(index("--purge", "n1", "--merge", self.archive), 64)
        self.expect(index("--purge", "n1", self.archive), 0)
        self.expect(index("--merge", self.archive), 0)
        self.assertEqual(self.answers(copy), answers)
        self.assert_clean(copy)
        now = self.answers()
        self.add((news(n) for n in range(100, 110)), archive=copy)
        self.expect(index("--merge", copy), 0)
        self.assertEqual(self.answers(), now)
        self.assert_clean()
        self.expect(index("--snapshot", copy, self.archive), 73, "monday")
        self.expect(index("--snapshot", self.archive / "inside", self.archive), 64)

    def test_rebuilding_changes_no_answer(self):
        self.add(news(n) for n in range(40))
        self.add(news(n, 2) for n in range(0, 40, 5))
        self.expect(index("--merge", self.archive), 0)
        answers, rows = self.answers(), self.export()
        done = self.expect(index("--rebuild", self.archive), 0)
        self.assertRegex(done.err, r"^40 articles analysed anew; revision \d+\n$")
        self.assertEqual(self.answers(), answers)
        self.assertEqual(self.export(), rows)
        self.assert_clean()

    def test_an_export_is_quiet_on_a_closed_pipe_and_tells_of_a_full_device(self):
        self.add(news(n) for n in range(300))
        done = subprocess.run(f"'{BIN}/dateline-index' --export '{self.archive}' | head -n 1", shell=True, check=False,
                              executable="/bin/bash", stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        self.assertEqual((done.stderr, done.stdout.count(b"\n")), (b"", 1))
        with open("/dev/full", "wb") as full:
            done = subprocess.run([str(BIN / "dateline-index"), "--export", str(self.archive)], stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 74, done.stderr)

    # --- threads

    def test_what_is_published_does_not_depend_on_the_number_of_threads(self):
        articles = [*(news(n) for n in range(300)), *(news(n, 2) for n in range(0, 300, 7)), {"id": "bad"}]
        made = {}
        for threads in (1, 2, 4):
            archive = self.dir / f"t{threads}"
            done = index("--threads", threads, "--keep-versions", "--commit-every", "120", archive, "-",
                         stdin=lines(articles))
            self.expect(done, 1)
            self.expect(index("--threads", threads, archive, PAGES.name, cwd=PAGES.parent), 1)
            counts = re.sub(r" in [0-9.]+ s.*", "", done.err)
            # Each database has a uuid of its own.
            files = {p.relative_to(archive): p.read_bytes() for p in shard_files(archive) if p.name != "iamglass"}
            made[threads] = (counts, index("--export", archive).out, files)
        for threads in (2, 4):
            self.assertEqual(made[threads][0], made[1][0])
            self.assertEqual(made[threads][1], made[1][1])
            self.assertEqual(set(made[threads][2]), set(made[1][2]))
            differ = [str(p) for p, data in made[threads][2].items() if data != made[1][2][p]]
            self.assertEqual(differ, [])

    def test_stories_by_exact_copies_leave_near_copies_apart(self):
        body = " ".join(random.Random(5).choices(WORDS, k=300))
        three = [article(1, title="One", body=body), article(2, title="One", body=body),
                 article(3, title="One", body=body + " An evening edition adds a line.")]
        stories = {}
        for how in ("near", "exact"):
            archive = self.dir / how
            self.add(three, "--stories", how, archive=archive)
            by_id = {r["id"]: r.get("story") for r in self.export(archive)}
            self.assertEqual(by_id["n1"], by_id["n2"])
            stories[how] = by_id["n3"] == by_id["n1"]
        self.assertEqual(stories, {"near": True, "exact": False})

    # --- other programs

    def test_interop_is_fixed_when_an_archive_is_made(self):
        self.make(article(1))
        self.assertFalse(self.stats()["interop"])
        done = self.expect(index("--interop", self.archive, "-", stdin=lines([article(2)])), 64, "without --interop")
        self.assertIn("--export", done.err)
        self.assertEqual(self.ids("*"), ["n1"])
        other = self.dir / "i"
        self.add([news(n) for n in range(20)], "--interop", archive=other)
        self.add([news(n) for n in range(15, 30)], archive=other)
        self.add([news(30)], "--interop", archive=other)
        self.assertTrue(self.stats(other)["interop"])
        self.assert_clean(other)
        quest = shutil.which("quest")
        if not quest:
            self.skipTest("xapian-tools is not installed")
        words = news(29)["body"].split()[:4]
        found = subprocess.run([quest, "-d", str(other), "--stemmer=none", '"' + " ".join(words) + '"'],
                               stdout=subprocess.PIPE, check=True).stdout.decode()
        self.assertIn('"id":"n29"', found)

    # --- commits

    def start(self, *args, **kw):
        return subprocess.Popen([str(BIN / "dateline-index"), *map(str, args)], stdin=subprocess.PIPE,
                                stderr=subprocess.PIPE, **kw)

    def wait_for_revision(self, least, seconds=60):
        manifest = self.archive / "dateline.json"
        for _ in range(seconds * 20):
            if manifest.exists() and json.loads(manifest.read_text())["revision"] >= least:
                return
            time.sleep(0.05)
        self.fail(f"no revision {least} after {seconds} s")

    def test_what_was_committed_outlives_kill_9(self):
        for round_, threads in enumerate((1, 3)):
            self.archive = self.dir / f"k{round_}"
            process = self.start("-q", "--threads", threads, "--commit-every", "100", self.archive, "-")
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(lines(news(n) for n in range(1000)))
                process.stdin.flush()
            self.wait_for_revision(3)
            process.send_signal(signal.SIGKILL)
            process.wait()
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            process.stderr.close()
            kept = sorted(int(r["id"][1:]) for r in self.export())
            self.assertGreaterEqual(len(kept), 300)
            self.assertEqual(kept, list(range(len(kept))))
            self.assertEqual(len(kept) % 100, 0)
            # The stub for other Xapian programs follows the manifest; the next run writes it anew.
            self.expect(index("--verify", self.archive), 0)
            self.add([news(n) for n in range(1000)], "-q")
            self.assertEqual(len(self.export()), 1000)
            self.assert_clean()

    def test_an_interrupt_between_commits_says_what_stays(self):
        process = self.start("--commit-every", "50", self.archive, "-")
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(lines(news(n) for n in range(1000)))
            process.stdin.flush()
        self.wait_for_revision(2)
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(lines(news(n) for n in range(1000, 2000)))
            process.stdin.close()
        error = process.stderr.read().decode()
        process.stderr.close()
        self.assertEqual(process.wait(), 130, error)
        self.assertRegex(error, r"interrupted\n  what was published before stays: the archive is at revision \d+")
        self.assert_clean()
        self.assertEqual([p.name for p in (self.archive / "shards").iterdir() if p.name.startswith(".")], [])

    def test_an_interrupted_first_run_leaves_no_archive(self):
        process = self.start(self.archive, "-")
        process.stdin.write(lines(news(n) for n in range(10)))
        process.stdin.flush()
        for _ in range(400):
            if (self.archive / "LOCK").exists():
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(lines(news(n) for n in range(10, 20)))
            process.stdin.close()
        error = process.stderr.read().decode()
        process.stderr.close()
        self.assertEqual(process.wait(), 130, error)
        self.assertFalse(self.archive.exists())

    def test_every_second_writer_is_turned_away_at_once_and_readers_are_not(self):
        self.make(article(1))
        first = self.start("-q", self.archive, "-")
        try:
            with open(self.archive / "LOCK", "rb") as lock:
                for _ in range(400):
                    try:
                        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
                        fcntl.flock(lock, fcntl.LOCK_UN)
                        time.sleep(0.05)
                    except BlockingIOError:
                        break
            for args in (["--delete", "n1"], ["--purge", "n1"], ["--merge"], ["--rebuild"], ["--repair"]):
                began = time.monotonic()
                self.expect(index(*args, self.archive), 75, "another run is writing")
                self.assertLess(time.monotonic() - began, 30)
            for args in (["--export"], ["--stats"], ["--verify"], ["--snapshot", self.dir / "s"]):
                self.expect(index(*args, self.archive), 0)
        finally:
            first.stdin.close()
            first.stderr.close()
            first.wait()

    # --- the disk

    def test_a_disk_too_small_for_a_merge_says_how_much_is_missing(self):
        disk = self.dir / "disk"
        disk.mkdir()
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "none", str(disk)],
                                               stderr=subprocess.DEVNULL, check=False).returncode:
            self.skipTest("a small file system can only be mounted by root")
        self.addCleanup(subprocess.run, ["umount", "-l", str(disk)], check=False)
        self.archive = disk / "a"
        dice = random.Random(3)

        def rare(name):
            """An article whose words no other has."""
            return article(1, id=name, body=" ".join(f"{dice.getrandbits(40):x}" for _ in range(60)))

        for day in range(2):
            self.add(rare(f"d{day}-{n}") for n in range(400))
        filler = disk / "filler"
        filler.write_bytes(b"x" * (shutil.disk_usage(disk).free - 300_000))
        before = sorted(self.ids("*"))
        done = self.expect(index("--merge", self.archive), 74)
        self.assertRegex(done.err, r"needs up to [0-9.]+ MB in .*, where \d+ KB are free: [0-9.]+ (KB|MB) are missing")
        done = self.expect(index(self.archive, "-", stdin=lines(rare(f"e{n}") for n in range(400))), 74)
        self.assertIn("No space left", done.err)
        self.assertRegex(done.err, r"\d+ KB are free there without this run")
        filler.unlink()
        self.assertEqual(sorted(self.ids("*")), before)
        self.assert_clean()
        self.expect(index("--merge", self.archive), 0)
        self.assertEqual(sorted(self.ids("*")), before)


class Telling(Case):
    def on_terminal(self, args, stdin=subprocess.DEVNULL, columns=50, feed=None, **env):
        """Standard error of a run whose standard error is a terminal of so many columns."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen([str(BIN / "dateline-index"), *map(str, args)], stdin=stdin, stderr=theirs,
                                   stdout=subprocess.DEVNULL, env={"PATH": os.environ["PATH"], "TERM": "xterm", **env})
        os.close(theirs)
        if feed:
            feed(process.stdin)
        out = b""
        with contextlib.suppress(OSError):  # the end of a terminal's input is an error on Linux
            while data := os.read(ours, 65536):
                out += data
        os.close(ours)
        return process.wait(), out.decode()

    def many(self, count=6000):
        path = self.dir / "many.jsonl"
        path.write_bytes(lines(news(n) for n in range(count)))
        return path

    def test_a_terminal_gets_one_line_that_fits_and_vanishes(self):
        code, told = self.on_terminal([self.archive, self.many()])
        self.assertEqual(code, 0, told)
        self.assertNotIn("\x1b", told)
        frames = [f for f in re.split(r"[\r\n]+", told) if f.strip()]
        progress = [f for f in frames if re.match(r"[\d,]+ inputs?  ", f)]
        self.assertTrue(progress, told)
        self.assertTrue(any(" %" in f for f in progress), progress)
        self.assertLessEqual(max(len(f) for f in progress), 49)
        last = told.rstrip("\r\n").split("\r\n")
        self.assertRegex(last[-1], r"^archive +6,000 articles")
        shown = last[0].split("\r")[-1]  # the summary stands where the progress stood
        self.assertRegex(shown, r"^read +6,000 inputs")

    def test_what_comes_from_a_pipe_or_a_container_has_no_bar(self):
        packed = self.dir / "many.gz"
        packed.write_bytes(subprocess.run(["gzip", "-c", str(self.many())], stdout=subprocess.PIPE, check=True).stdout)
        code, told = self.on_terminal([self.archive, packed], columns=100)
        self.assertEqual(code, 0, told)
        self.assertNotIn(" %", told)
        self.assertIn("MB/s", told)

    def test_quiet_is_quiet(self):
        code, told = self.on_terminal(["-q", self.archive, self.many(500)])
        self.assertEqual((code, told), (0, ""))
        self.expect(index("-q", "--merge", self.archive), 0)
        for action in (["--delete", "n1"], ["--purge", "n2"], ["--merge"], ["--rebuild"], ["--verify"], ["--repair"],
                       ["--stats"], ["--snapshot", self.dir / "s"]):
            self.assertEqual(self.expect(index("-q", *action, self.archive), 0).err, "", action)

    def test_the_summary_counts_reasons_and_weighs_the_archive(self):
        done = self.expect(index(self.archive, "-", stdin=b'{"a":1}\n{"a":2}\n{x\n' + lines([article(1)])), 1)
        self.assertRegex(done.err, r"(?m)^read +4 inputs, \d+ bytes in [0-9.]+ s")
        self.assertRegex(done.err, r"(?m)^rejected +3\n +2 an object without text or title \(keys: a\)\n +1 ")
        self.assertRegex(done.err, r"(?m)^archive +1 article in 1 shard, \d+ KB "
                                   r"\([\d,]+ bytes an article\), revision 1$")

    def test_names_that_would_disturb_a_terminal_do_not(self):
        (self.dir / "bad").mkdir()
        (self.dir / "bad" / "a\x1b[2Jb.html").write_bytes(b"")
        done = self.expect(index(self.archive, self.dir / "bad"), 1)
        self.assertNotIn("\x1b", done.err)
        self.assertIn("[2Jb.html: ", done.err)

    def test_a_pipe_that_falls_silent_is_committed_and_can_be_interrupted(self):
        run = subprocess.Popen([BIN / "dateline-index", "-q", "--threads", "2", "--commit-every", "100", self.archive, "-"],
                               stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            run.stdin.write(lines([news(n) for n in range(600)]))
            run.stdin.flush()
            for _ in range(200):
                stats = index("--stats", self.archive)
                # Up to a block of what was written last may wait for more.
                if stats.code == 0 and json.loads(stats.out)["articles"] >= 300:
                    break
                time.sleep(0.1)
            else:
                self.fail("three hundred articles were to be committed: " + stats.out + stats.err)
            run.send_signal(signal.SIGINT)
            self.assertEqual(run.wait(timeout=60), 130)
        finally:
            run.kill()
            run.stdin.close()
            run.stderr.close()
            run.wait()
        self.expect(index("--verify", self.archive), 0)
        self.assertEqual(json.loads(index("--stats", self.archive).out)["articles"] % 100, 0)

    def test_stats_weigh_the_files(self):
        self.make(*(news(n) for n in range(50)))
        stats = json.loads(index("--stats", self.archive).out)
        self.assertEqual((stats["format"], stats["archive_format"], stats["articles"]), (1, 1, 50))
        self.assertEqual(sum(f["bytes"] for f in stats["files"]), stats["bytes"])
        on_disk = {}
        for path in shard_files(self.archive):
            on_disk[path.name] = on_disk.get(path.name, 0) + path.stat().st_size
        self.assertEqual({f["name"]: f["bytes"] for f in stats["files"]}, on_disk)
        for row in stats["files"]:
            self.assertAlmostEqual(row["bytes_per_row"], row["bytes"] / 50, delta=0.1)
        self.assertTrue(stats["analyzer"])

    def test_calls_that_cannot_be_meant_are_refused_with_what_to_do(self):
        for args, message in (
                (["--stats", "--verify", "a"], "--stats and --verify do not go together"),
                (["--purge", "x", "--merge", "a"], "--purge and --merge do not go together"),
                (["--purge", "x", "a", "in"], "--purge takes one ARCHIVE and no INPUT"),
                (["--purge-from", "-", "--delete", "y", "a"], "--purge and --delete do not go together"),
                (["--export", "a", "b"], "dateline-index --export ARCHIVE"),
                (["--snapshot", "a"], "dateline-index --snapshot DIR ARCHIVE"),
                (["--snapshot"], "snapshot"),
                (["--merge"], "no ARCHIVE"),
                (["--delete-from", "-", "a", "-"], "are both standard input"),
                (["a", "-", "-"], "standard input is named twice"),
                (["--clean-only", "--merge", "a"], "--clean-only touches no archive"),
                (["--clean-only"], "no INPUT"),
                (["--threads", "0", "a", "b"], "1 to 256"),
                (["--threads", "257", "a", "b"], "257"),
                (["--stories", "some", "a", "b"], "near exact"),
                (["--commit-every", "0", "a", "b"], "commit-every"),
                (["--memory", "1k", "a", "b"], "memory")):
            with self.subTest(args):
                self.expect(index(*args, cwd=self.dir), 64, message)
        self.assertEqual(list(self.dir.iterdir()), [])

    def test_actions_on_what_is_no_archive_exit_66_and_make_nothing(self):
        for action in (["--merge"], ["--purge", "x"], ["--rebuild"], ["--export"], ["--stats"], ["--repair"],
                       ["--snapshot", self.dir / "s"], ["--delete", "x"]):
            with self.subTest(action):
                self.expect(index(*action, self.dir / "none"), 66, "none")
        self.assertEqual(list(self.dir.iterdir()), [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])

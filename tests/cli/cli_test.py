#!/usr/bin/env python3
"""Runs the programs as a user would: exit codes, messages, forms of input and output, faults.

usage: cli_test.py SOURCE_DIR BIN_DIR [unittest arguments]
"""
import fcntl
import gzip
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest
import zipfile

SOURCE = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 2 else None
BIN = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
PAGES = SOURCE / "corpora" / "pages" if SOURCE else None


class Done:
    def __init__(self, process):
        self.code = process.returncode
        self.out = process.stdout.decode()
        self.err = process.stderr.decode()


def run(program, *args, stdin=b"", cwd=None, **env):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", **env}
    if "ASAN_OPTIONS" in os.environ:
        environment["ASAN_OPTIONS"] = os.environ["ASAN_OPTIONS"]
    return Done(subprocess.run([str(BIN / program), *map(str, args)], input=stdin, cwd=cwd, env=environment,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, check=False))


def index(*args, **kw):
    return run("dateline-index", *args, **kw)


def search(*args, **kw):
    return run("dateline-search", *args, **kw)


class Case(unittest.TestCase):
    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.archive = self.dir / "a"

    def expect(self, done, code, err=None):
        self.assertEqual(done.code, code, done.err + done.out)
        if err is not None:
            self.assertIn(err, done.err)
        return done

    def make(self, *articles):
        lines = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
        self.expect(index(self.archive, "-", stdin=lines.encode()), 0)

    def ids(self, *args):
        return search("--format", "ids", self.archive, *args).out.split()


def article(number, **fields):
    return {"id": f"n{number}", "title": f"Title {number}", "body": f"Body of number {number} with kelp.",
            "published": f"2023-01-{number:02}", "source": "Ledger", "language": "en", **fields}


class Inputs(Case):
    def test_bundled_pages_are_indexed_and_the_three_that_are_no_articles_named(self):
        done = self.expect(index(self.archive, "pages", cwd=PAGES.parent), 1)
        for row in (r"read +35 inputs, ", r"added +32$", r"rejected +3$", r" +1 consent wall$"):
            self.assertRegex(done.err, "(?m)^" + row)
        for name in ("section-front.html", "consent-wall.html", "tag-page.txt"):
            self.assertIn(f"rejected pages/{name}: ", done.err)
        again = self.expect(index(self.archive, "./pages/", cwd=PAGES.parent), 1)
        self.assertRegex(again.err, r"(?m)^unchanged +32$")
        self.assertNotIn("added", again.err)
        self.assertIn("revision 1", again.err)

    def test_containers_and_standard_input_give_what_the_plain_files_give(self):
        self.expect(index(self.archive, PAGES), 1)
        expected = sorted(self.ids("*"))
        tar, zipped = self.dir / "p.tar.gz", self.dir / "p.zip"
        with tarfile.open(tar, "w:gz") as out:
            out.add(PAGES, "pages")
        with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as out:
            for page in sorted(PAGES.iterdir()):
                out.write(page, "pages/" + page.name)
        exported = search("--format", "ids", self.archive, "*").out.split()
        lines = "".join(search("--article", i, "--format", "json", self.archive).out for i in exported)
        for name, args, data in (("t", [tar], b""), ("z", [zipped], b""), ("s", ["-"], tar.read_bytes()),
                                 ("j", ["-"], gzip.compress(lines.encode()))):
            with self.subTest(name):
                self.archive = self.dir / name
                index(self.archive, *args, stdin=data)
                found = self.ids("*")
                self.assertEqual(len(found), len(expected))
                if name == "j":
                    self.assertEqual(sorted(found), expected)

    def test_bad_inputs_are_named_counted_and_passed_over(self):
        bad = self.dir / "bad"
        bad.mkdir()
        (bad / "a.jsonl").write_text(json.dumps(article(1)) + "\n{broken\n" + json.dumps(article(2)) + "\n")
        (bad / "b.bin").write_bytes(b"\x7fELF\x00\x01\x02" * 100)
        (bad / "c.html").write_bytes(b"")
        (bad / "d.html").write_bytes(b"<div>" * 100_000)
        (bad / "e.txt").write_bytes(b"\xff\xfe\xfa broken \x80\x81 bytes " * 50)
        (bad / "f.html.gz").write_bytes(gzip.compress(b"x" * 100_000)[:40])
        (bad / "g.html").symlink_to("nowhere")
        os.mkfifo(bad / "h.html")
        report = self.dir / "report.jsonl"
        done = self.expect(index("--report", report, self.archive, "bad", cwd=self.dir), 1)
        rows = [json.loads(line) for line in report.read_text().splitlines()]
        self.assertEqual({r["input"] for r in rows if r["outcome"] == "added"}, {"bad/a.jsonl:1", "bad/a.jsonl:3"})
        rejected = {r["input"].split(":")[0] for r in rows if r["outcome"] == "rejected"}
        self.assertLessEqual({f"bad/{n}" for n in ("a.jsonl", "b.bin", "c.html", "d.html", "g.html", "h.html")},
                             rejected)
        self.assertTrue(all(r["reason"] for r in rows if r["outcome"] == "rejected"))
        self.assertIn("a.jsonl:2", done.err)
        self.assertEqual(sorted(self.ids("kelp")), ["n1", "n2"])

    def test_a_page_of_50_megabytes_and_one_that_may_not_be_read_end_no_run(self):
        (self.dir / "in").mkdir()
        text = b"<p>The bridge over the river was opened for walkers on a Friday, the council said in a note. </p>\n"
        (self.dir / "in" / "big.html").write_bytes(
            b"<html><head><title>Big page</title></head><body><h1>Big page</h1>" + text * (50_000_000 // len(text)))
        (self.dir / "in" / "z.jsonl").write_text(json.dumps(article(1)))
        secret = self.dir / "in" / "secret.txt"
        secret.write_text("x")
        secret.chmod(0)
        done = index(self.archive, self.dir / "in")
        self.assertIn(done.code, (0, 1))
        self.assertIn("n1", self.ids("*"))
        if os.geteuid() != 0:
            self.assertIn("secret.txt", done.err)

    def test_clean_only_prints_articles_and_explains(self):
        done = self.expect(index("--clean-only", PAGES / "rosetta-landing.html"), 0)
        cleaned = json.loads(done.out)
        gold = json.loads((SOURCE / "corpora/gold/rosetta-landing.json").read_text())["article"]
        self.assertEqual(cleaned["title"], gold["title"])
        self.assertEqual(cleaned["published"], gold["published"])
        self.assertNotIn("Related", cleaned["body"])
        done = self.expect(index("--clean-only", "--explain", PAGES / "rosetta-landing.html"), 0)
        explained = json.loads(done.out)
        self.assertTrue(all(b["reason"] for b in explained["blocks"]))
        self.assertTrue(any(b["kept"] for b in explained["blocks"]))
        self.assertTrue(any(not b["kept"] for b in explained["blocks"]))
        fields = {e["field"] for e in explained["article"]["evidence"]}
        self.assertLessEqual({"title", "published"}, fields)
        self.expect(index("--clean-only", PAGES / "consent-wall.html"), 1, "rejected")


class Updates(Case):
    def test_a_changed_article_replaces_the_stored_one_and_delete_hides_it(self):
        self.make(article(1), article(2))
        self.make(article(1, body="Now about quartz."))
        self.assertEqual(self.ids("quartz"), ["n1"])
        self.assertEqual(self.ids("kelp"), ["n2"])
        self.expect(index("--delete", "n1", self.archive), 0)
        self.assertEqual(self.ids("*"), ["n2"])
        self.expect(index("--delete", "n1", self.archive), 1, "no article has the id n1")
        stats = json.loads(self.expect(index("--stats", self.archive), 0).out)
        self.assertEqual(stats["articles"], 1)
        self.expect(search("--article", "n1", self.archive), 66)
        self.expect(index("--verify", self.archive), 0, "clean")

    def test_a_killed_run_loses_nothing_and_doubles_nothing(self):
        self.make(article(1))
        lines = "".join(json.dumps(article(1 + n % 28, id=f"k{n}", body=f"Text {n} " * 50)) + "\n" for n in range(1500))
        (self.dir / "many.jsonl").write_text(lines)
        for delay in (0.05, 0.3, 1.0, 2.0):
            process = subprocess.Popen([str(BIN / "dateline-index"), "-q", str(self.archive), str(self.dir / "many.jsonl")],
                                       stderr=subprocess.DEVNULL)
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.expect(index("--verify", self.archive), 0)
            self.assertIn(len(self.ids("*")), (1, 1501))
        self.expect(index(self.archive, self.dir / "many.jsonl"), 0)
        self.assertEqual(len(set(self.ids("*"))), 1501)
        self.assertEqual(len(self.ids("*")), 1501)
        self.expect(index("--verify", self.archive), 0, "clean")
        self.assertEqual([p.name for p in (self.archive / "shards").iterdir() if p.name.startswith(".")], [])

    def test_an_interrupt_publishes_nothing_and_exits_130(self):
        self.make(article(1))
        process = subprocess.Popen([str(BIN / "dateline-index"), str(self.archive), "-"], stdin=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        for n in range(200):
            process.stdin.write((json.dumps(article(1, id=f"i{n}")) + "\n").encode())
        process.stdin.flush()
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        try:
            process.stdin.write((json.dumps(article(2)) + "\n").encode() * 10)
            process.stdin.close()
        except BrokenPipeError:
            pass
        error = process.stderr.read().decode()
        process.stderr.close()
        self.assertEqual(process.wait(), 130, error)
        self.assertEqual(self.ids("*"), ["n1"])

    def test_a_second_writer_is_told_that_the_archive_is_locked(self):
        self.make(article(1))
        first = subprocess.Popen([str(BIN / "dateline-index"), "-q", str(self.archive), "-"], stdin=subprocess.PIPE)
        try:
            with open(self.archive / "LOCK", "rb") as lock:
                for _ in range(400):
                    try:
                        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
                        fcntl.flock(lock, fcntl.LOCK_UN)
                        time.sleep(0.05)
                    except BlockingIOError:
                        break
            done = self.expect(index(self.archive, "-", stdin=json.dumps(article(2)).encode()), 75)
            self.assertIn("another run is writing", done.err)
            self.assertIn("n1", self.ids("*"))  # readers do not care
        finally:
            first.stdin.close()
            first.wait()

    def test_a_full_disk_is_told_and_nothing_is_lost(self):
        disk = self.dir / "disk"
        disk.mkdir()
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(disk)],
                                               stderr=subprocess.DEVNULL, check=False).returncode:
            self.skipTest("a small file system can only be mounted by root")
        self.addCleanup(subprocess.run, ["umount", "-l", str(disk)], check=False)
        self.archive = disk / "a"
        self.make(article(1))
        lines = "".join(json.dumps(article(1, id=f"k{n}", body=f"{n} " + os.urandom(3000).hex())) + "\n"
                        for n in range(1000))
        done = self.expect(index(self.archive, "-", stdin=lines.encode()), 74)
        self.assertIn("No space left", done.err)
        self.assertEqual(self.ids("*"), ["n1"])
        self.expect(index("--verify", self.archive), 0, "clean")


class Errors(Case):
    def test_wrong_calls_exit_64_and_say_what_is_wrong(self):
        for program, args, message in (
                ("dateline-index", [], "no ARCHIVE"),
                ("dateline-index", [self.archive], "no INPUT"),
                ("dateline-index", ["--nonsense", self.archive, "x"], "nonsense"),
                ("dateline-index", ["--memory", "lots", self.archive, "x"], "lots"),
                ("dateline-index", ["--explain", self.archive, "x"], "--clean-only"),
                ("dateline-index", ["--verify", self.archive, "x"], "no INPUT"),
                ("dateline-search", [], "no ARCHIVE"),
                ("dateline-search", ["--format", "xml", self.archive], "xml"),
                ("dateline-search", ["--limit", "-3", self.archive], "limit")):
            with self.subTest(args):
                self.expect(run(program, *args), 64, message)

    def test_what_is_not_there_exits_66(self):
        self.expect(search(self.dir / "none", "x"), 66, "none")
        self.expect(search(self.dir, "x"), 66)
        self.expect(index("--verify", self.dir / "none"), 66)
        self.expect(index(self.archive, self.dir / "none"), 66, "none")
        self.assertFalse((self.archive / "dateline.json").exists())

    def test_a_folder_with_other_things_is_not_taken_for_an_archive(self):
        (self.dir / "mine").mkdir()
        (self.dir / "mine" / "letter.txt").write_text("x")
        self.expect(index(self.dir / "mine", PAGES), 73, "letter.txt")
        self.expect(index(self.dir / "no" / "parent" / "a", PAGES), 73)

    def test_a_newer_format_and_a_damaged_archive_exit_76(self):
        self.make(article(1))
        manifest = self.archive / "dateline.json"
        original = manifest.read_bytes()
        manifest.write_bytes(original.replace(b'"format":1', b'"format":99', 1))
        self.expect(search(self.archive, "kelp"), 76, "newer")
        manifest.write_bytes(original[: len(original) // 2])
        self.expect(search(self.archive, "kelp"), 76)
        self.expect(index("--verify", self.archive), 76)
        manifest.write_bytes(original)
        self.expect(search(self.archive, "kelp"), 0)
        columns = next(self.archive.glob("shards/*/columns"))
        columns.write_bytes(columns.read_bytes()[:-1])
        self.expect(search(self.archive, "kelp"), 76, "--repair")
        self.assertIn("columns", index("--verify", self.archive).out)
        self.expect(index("--repair", self.archive), 0)
        (self.archive / "XAPIANDB").unlink()  # of which only other programs know
        verified = self.expect(index("--verify", self.archive), 0, "no damage")
        self.assertIn("XAPIANDB: it is missing", verified.out)
        self.expect(search(self.archive, "kelp"), 0)

    def test_output_to_a_full_device_exits_74_and_to_a_closed_pipe_is_quiet(self):
        self.make(*(article(n) for n in range(1, 20)))
        with open("/dev/full", "wb") as full:
            done = subprocess.run([str(BIN / "dateline-search"), str(self.archive), "kelp"], stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 74, done.stderr)
        done = subprocess.run(f"'{BIN}/dateline-search' --format ndjson '{self.archive}' kelp | head -n 1", shell=True,
                              executable="/bin/bash", stderr=subprocess.PIPE, stdout=subprocess.PIPE, check=False)
        self.assertEqual(done.stderr, b"")
        self.assertEqual(done.stdout.count(b"\n"), 1)


class Answers(Case):
    def setUp(self):
        super().setUp()
        self.make(article(1, source="Ledger"), article(2, source="Post", title="Quartz & <b>kelp</b>"),
                  article(3, source="Post", published="2024"), article(4, published=None, language="de"))

    def test_text_shows_hits_facets_and_how_the_query_was_read(self):
        done = self.expect(search(self.archive, "kelp", "--facet", "source,year"), 0)
        self.assertEqual(done.err, "")
        for expected in ("Title 1", "2023-01-01", "Post", "source", "undated"):
            self.assertIn(expected, done.out)
        self.assertNotIn("\x1b", done.out)
        self.assertIn("\x1b[", search("--color", "always", self.archive, "kelp").out)
        self.assertEqual(search(self.archive, "zeppelin").code, 1)

    def test_json_is_one_document_with_marks_in_bytes(self):
        done = self.expect(search("--format", "json", "--facet", "source", self.archive, "kelp"), 0)
        answer = json.loads(done.out)
        self.assertEqual(answer["format"], 1)
        self.assertEqual(answer["total"], 4)
        self.assertEqual(answer["facets"]["source"], [{"value": "Ledger", "count": 2}, {"value": "Post", "count": 2}])
        for hit in answer["hits"]:
            snippet = hit["snippets"][0]
            begin, end = snippet["marks"][0]
            self.assertEqual(snippet["text"].encode()[begin:end], b"kelp")

    def test_rows_come_uncapped_and_limited(self):
        self.make(*(article(1 + n % 28, id=f"m{n}", title=f"Own title {n * 7919}", body=f"kelp {n * 104729}")
                    for n in range(40)))
        rows = [json.loads(x) for x in search("--format", "ndjson", self.archive, "kelp").out.splitlines()]
        self.assertEqual(len(rows), 44)
        self.assertEqual([r["rank"] for r in rows], list(range(1, 45)))
        self.assertEqual(len(search("--format", "ids", "-n", "5", self.archive, "kelp").out.splitlines()), 5)
        csv = search("--format", "csv", self.archive, "title:quartz").out.splitlines()
        self.assertEqual(len(csv), 2)
        self.assertTrue(csv[0].startswith("rank,score,id"))

    def test_filters_dates_and_order(self):
        self.assertEqual(self.ids("--filter", "source:post", "--sort", "oldest", "*"), ["n2", "n3"])
        self.assertEqual(self.ids("--exclude", "source:post", "--sort", "newest", "*"), ["n1", "n4"])
        self.assertEqual(self.ids("--from", "2023-01-02", "--sort", "newest", "*"), ["n3", "n2"])
        self.assertEqual(self.ids("--to", "2023", "--sort", "newest", "*"), ["n2", "n1"])
        self.assertEqual(self.ids("date:none"), ["n4"])
        self.assertEqual(self.ids("lang:de"), ["n4"])

    def test_complaints_point_at_the_query_and_strict_refuses_it(self):
        done = self.expect(search(self.archive, "kelp sorce:post"), 0)
        self.assertIn("source", done.out)
        self.assertIn("^", done.out)
        self.expect(search("--strict", self.archive, "kelp sorce:post"), 64, "sorce")

    def test_an_article_is_shown_whole(self):
        done = self.expect(search("--article", "n2", self.archive), 0)
        self.assertIn("Body of number 2", done.out)
        whole = json.loads(self.expect(search("--article", "n2", "--format", "json", self.archive), 0).out)
        self.assertEqual(whole["id"], "n2")

    def test_a_trend_has_every_step(self):
        answer = json.loads(search("--format", "json", "--trend", "year", self.archive, "kelp").out)
        points = answer["trend"]["series"][0]["points"]
        self.assertEqual([(p["bucket"], p["count"]) for p in points], [("2023", 2), ("2024", 1)])

    def test_the_environment_and_the_config_file_set_defaults(self):
        self.assertEqual(len(json.loads(search("--format", "json", self.archive, "kelp",
                                               DATELINE_LIMIT="2").out)["hits"]), 2)
        config = self.dir / "dateline"
        config.mkdir()
        (config / "config").write_text("limit = 1\nformat = json\n")
        done = search(self.archive, "kelp", XDG_CONFIG_HOME=str(self.dir))
        self.assertEqual(len(json.loads(done.out)["hits"]), 1)

    def test_a_terminal_gets_colour_and_no_color_takes_it_away(self):
        command = f"{BIN}/dateline-search --no-pager {self.archive} kelp"
        lit = subprocess.run(["script", "-qec", command, "/dev/null"], stdout=subprocess.PIPE, check=False,
                             env={"PATH": os.environ["PATH"], "TERM": "xterm"}).stdout
        self.assertIn(b"\x1b[", lit)
        plain = subprocess.run(["script", "-qec", command, "/dev/null"], stdout=subprocess.PIPE, check=False,
                               env={"PATH": os.environ["PATH"], "TERM": "xterm", "NO_COLOR": "1"}).stdout
        self.assertNotIn(b"\x1b[", plain)


class Counts(Case):
    def setUp(self):
        super().setUp()
        self.make(*(article(1 + n % 28, id=f"c{n}", title=f"Own title {n * 7919}", body=f"kelp {n * 104729}",
                            source="=1+1" if n % 3 else "Post", published=f"20{20 + n % 3}-0{1 + n % 2}-11")
                    for n in range(30)), article(1, id="u", title="Undated thing", body="kelp only", published=""))

    def test_csv_and_ndjson_hold_the_counts_that_are_asked_for(self):
        done = self.expect(search("--format", "csv", "--trend", "year", "--compare", "=kelp", self.archive, "kelp"), 0)
        rows = done.out.split("\r\n")
        self.assertEqual(rows[0], "query,bucket,first_day,last_day,count,total,share")
        self.assertEqual(rows[1], "kelp,2020,2020-01-01,2020-12-31,10,10,1")
        self.assertEqual(rows[4], "kelp,undated,,,1,,")
        self.assertTrue(rows[5].startswith("'=kelp,2020,"), rows[5])
        self.assertEqual(search("--format", "csv", "-F", "source", self.archive, "kelp").out,
                         "facet,value,count,archive,lift,salience\r\nsource,'=1+1,20,,,\r\nsource,Post,10,,,\r\n"
                         "source,Ledger,1,,,\r\n")
        lines = search("--format", "ndjson", "-F", "source:1", self.archive, "kelp").out.splitlines()
        self.assertEqual([json.loads(x) for x in lines],
                         [{"format": 1, "facet": "source", "value": "=1+1", "count": 20}])
        lines = search("--format", "ndjson", "--trend", "year", self.archive, "kelp").out.splitlines()
        self.assertEqual(json.loads(lines[-1]), {"format": 1, "query": "kelp", "undated": 1})

    def test_a_trend_goes_on_to_the_asked_ends(self):
        done = self.expect(search("--trend", "year", "--from", "2019", "--to", "2024", "-n", "0", self.archive, "kelp"), 0)
        self.assertRegex(done.out, r"(?m)^  2019 +0")
        self.assertRegex(done.out, r"(?m)^  2022 +10 .*of 10, 100.0 %$")
        self.assertRegex(done.out, r"(?m)^  2024 +0$")

    def test_bars_are_ascii_where_the_locale_is_and_nothing_is_coloured_in_a_pipe(self):
        args = ("-n", "0", "-F", "source", "--trend", "year", "--compare", "*", self.archive, "kelp")
        self.assertIn("\u2588", search(*args).out)
        plain = search(*args, LC_ALL="C").out
        self.assertIn("####", plain)
        self.assertNotIn("\u2588", plain)
        self.assertNotIn("\x1b", plain)

    def test_empty_counts_say_so(self):
        done = self.expect(search("-n", "0", "-F", "source", "-F", "source:salient", "--trend", "auto", self.archive,
                                  "zeppelin"), 1)
        self.assertIn("source\n  none", done.out)
        self.assertIn("nothing stands out", done.out)
        self.assertRegex(done.out, r"trend by \w+\n  none")
        self.assertEqual(search("--format", "csv", "-F", "source", self.archive, "zeppelin").out,
                         "facet,value,count,archive,lift,salience\r\n")


class Names(Case):
    def setUp(self):
        super().setUp()
        rows = [{"id": "a", "title": "One", "body": "First text of kelp.", "date": "2023-05-01",
                 "entities": [{"kind": "place", "name": "the States"}, {"kind": "person", "name": "Ann Example"}]},
                {"id": "b", "title": "Two", "body": "Second text of tarn.", "date": "2023-05-02",
                 "entities": [{"kind": "place", "name": "USA", "country": "US"},
                              {"kind": "person", "name": "Example"}]}]
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        self.expect(index(self.archive, "-", stdin=lines.encode()), 0)
        self.aliases = self.dir / "aliases.tsv"

    def places(self, *args):
        done = self.expect(search("--format", "json", "--facet", "place", *args, self.archive), 0)
        return {row["value"]: row["count"] for row in json.loads(done.out)["facets"]["place"]}

    def test_aliases_merge_names_for_a_call_and_are_undone_without_them(self):
        plain = self.places()
        self.assertEqual(sorted(plain.values()), [1, 1])
        self.aliases.write_text("America\tthe States\tplace\tUS\nAmerica\tUSA\tplace\n")
        self.assertEqual(self.places("--alias", self.aliases), {"America": 2})
        found = search("--alias", self.aliases, "--format", "ids", "--filter", "place:america", self.archive)
        self.assertEqual(sorted(found.out.split()), ["a", "b"])
        self.assertEqual(self.places(), plain)

    def test_a_wrong_alias_file_is_told_with_its_line(self):
        self.aliases.write_text("A\tB\n\nB\tA\n")
        self.expect(search("--alias", self.aliases, self.archive), 65, "aliases.tsv, line 1: ")
        self.expect(search("--alias", self.dir / "none", self.archive), 66, "cannot be read")
        self.expect(search("--alias", self.dir, self.archive), 66, "folder")

    def test_names_are_listed_with_what_counts_as_them(self):
        done = self.expect(search("--list-entities", "exam", "--format", "json", self.archive), 0)
        self.assertEqual(json.loads(done.out)["names"],
                         [{"kind": "person", "name": "Ann Example", "articles": 2,
                           "aliases": [{"name": "Example", "articles": 1, "from": "learnt"}]}])
        self.assertIn("Ann Example", search("--list-entities", "*", self.archive).out)
        self.expect(search("--list-entities", "zzz", self.archive), 1)
        self.expect(search("--list-entities", "a", "--format", "ids", self.archive), 64)

    def test_an_article_shows_whom_it_names(self):
        plain = self.expect(search("--article", "b", self.archive), 0).out
        self.assertIn("persons: Example\nplaces: USA (US)\n", plain)
        self.assertNotIn("\x1b", plain)

    def test_who_is_mentioned_with_a_name(self):
        done = self.expect(search("--mentioned-with", "Ann Example", "--format", "csv", self.archive), 0)
        self.assertIn("place,the States,1,1,", done.out)
        self.assertNotIn("Ann Example", done.out)
        self.expect(search("--mentioned-with", "Nobody Such", self.archive), 1)


class Batches(Case):
    def setUp(self):
        super().setUp()
        self.make(article(1, title="Quartz found"), article(2, id="two words\u2028x", title="=cmd \x1b[2J"), article(3))
        self.list = self.dir / "q.tsv"

    def batch(self, *args, lines=b"q1\tkelp\nq2\tzeppelin\nq3\tquartz\n", **kw):
        self.list.write_bytes(lines)
        return search(*args, "--queries", self.list, self.archive, **kw)

    def test_a_run_has_six_columns_and_the_report_goes_to_standard_error(self):
        done = self.expect(self.batch(), 0)
        rows = [line.split() for line in done.out.splitlines()]
        self.assertTrue(all(len(row) == 6 and row[1] == "Q0" and row[5] == "dateline" for row in rows), done.out)
        self.assertEqual([(row[0], row[3]) for row in rows], [("q1", "1"), ("q1", "2"), ("q1", "3"), ("q3", "1")])
        scores = [float(row[4]) for row in rows[:3]]
        self.assertTrue(scores[0] > scores[1] > scores[2], scores)
        self.assertRegex(done.err, r"^.*q\.tsv, line 2 \(q2\), byte 0: no article has the word \"zeppelin\"\n"
                                   r"3 queries in [\d.]+ s: median [\d.]+ ms, slowest [\d.]+ ms \(q\d\)\n1 found nothing: q2\n$")
        self.assertEqual(search("--queries", "-", self.archive, stdin=self.list.read_bytes()).out, done.out)
        self.assertEqual(len(self.batch("-n", "1").out.splitlines()), 2)

    def test_ndjson_and_csv_name_the_query_of_each_hit(self):
        lines = [json.loads(x) for x in self.batch("--format", "ndjson").out.rstrip("\n").split("\n")]
        self.assertEqual([x["query"] for x in lines], ["q1", "q1", "q1", "q3"])
        done = self.batch("--format", "csv")
        self.assertTrue(done.out.startswith("query,rank,score,"))
        self.assertIn(",'=cmd [2J,", done.out)
        self.assertNotIn("\x1b", done.out)

    def test_a_query_that_cannot_be_asked_is_told_with_its_line_and_the_rest_go_on(self):
        done = self.expect(self.batch("--strict", lines=b"q1\tkelp\nbroken line\nq3\tsorce:x\nq1\ttwice\nq5\tquartz\n"), 1)
        self.assertEqual([row.split()[0] for row in done.out.splitlines()], ["q1", "q1", "q1", "q5"])
        for told in ("line 2: there is no tab", "line 3: there is no field \"sorce\"", "line 4: an earlier query",
                     "3 not answered: broken line, q3, q1"):
            self.assertIn(told, done.err)
        done = self.expect(self.batch(lines=b"q1\tkelp sorce:x\x1b[2J\n"), 0)
        self.assertIn("line 1 (q1), byte 5: there is no field", done.err)
        self.assertNotIn("\x1b", done.err)
        self.expect(self.batch(lines=b"q1\tzeppelin\n"), 1)
        self.expect(self.batch(lines=b""), 1, "0 queries")

    def test_what_stops_every_query_stops_the_batch(self):
        self.expect(search("--queries", self.dir / "none.tsv", self.archive), 66, "none.tsv")
        self.expect(search("--queries", self.dir, self.archive), 66, "folder")
        self.expect(self.batch("--filter", "nonsense:x"), 64, "nonsense")
        self.expect(self.batch("--format", "json"), 64, "trec, ndjson or csv")

    def test_plain_questions_are_words(self):
        done = self.expect(self.batch("--plain", "--mode", "any", lines=b"q1\tWhat (quartz) was found?\n"), 0)
        self.assertTrue(done.out.startswith("q1 Q0 n1 1 "), done.out)
        self.assertNotIn("read as", done.err)


class ForeignTools(Case):
    def test_stock_xapian_tools_open_the_archive(self):
        self.make(article(1, title="Quartz found"), article(2))
        quest = shutil.which("quest")
        delve = shutil.which("xapian-delve")
        if not quest or not delve:
            self.skipTest("xapian-tools is not installed")
        found = subprocess.run([quest, "-d", str(self.archive), "--stemmer=none", "quartz"], stdout=subprocess.PIPE,
                               check=True).stdout.decode()
        self.assertIn("Quartz found", found)
        told = subprocess.run([delve, str(self.archive)], stdout=subprocess.PIPE, check=True).stdout.decode()
        self.assertIn("number of documents = 2", told)
        term = subprocess.run([delve, "-t", "Qn1", str(self.archive)], stdout=subprocess.PIPE, check=True).stdout
        self.assertIn(b"Qn1", term)

    def test_five_lines_of_python_read_an_article(self):
        self.make(article(1, title="Quartz found"), article(2))
        script = ("import json, sys, xapian\n"
                  "enquire = xapian.Enquire(xapian.Database(sys.argv[1]))\n"
                  "enquire.set_query(xapian.Query('Zquartz'))\n"
                  "for hit in enquire.get_mset(0, 10):\n"
                  "    print(json.loads(hit.document.get_data())['title'])\n")
        python = "/usr/bin/python3"
        if subprocess.run([python, "-c", "import xapian"], stderr=subprocess.DEVNULL, check=False).returncode:
            self.skipTest("python3-xapian is not installed")
        done = subprocess.run([python, "-c", script, str(self.archive)], stdout=subprocess.PIPE, check=True)
        self.assertEqual(done.stdout.decode().split("\n")[0], "Quartz found")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])

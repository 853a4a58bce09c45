#!/usr/bin/env python3
"""dateline-serve as its users meet it: real sockets, hostile clients, an archive that changes under it.

usage: serve_test.py SOURCE_DIR FOLDER_OF_PROGRAMS
"""
import gzip
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

source, programs = map(pathlib.Path, sys.argv[1:3])
work = pathlib.Path(tempfile.mkdtemp(prefix="dateline-serve-"))
checks = 0


def check(truth, what):
    global checks
    checks += 1
    if not truth:
        raise AssertionError(what)


def index(*arguments):
    done = subprocess.run([programs / "dateline-index", "--quiet", *map(str, arguments)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise AssertionError(done.stderr)


class Server:
    def __init__(self, archive, *options):
        self.process = subprocess.Popen([programs / "dateline-serve", "--port", "0", *options, str(archive)],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        check(self.address, "the address is printed: " + ("" if self.address else self.process.stderr.read()))
        if self.address.startswith("http"):
            self.port = int(self.address.rsplit(":", 1)[1].strip("/"))

    def get(self, target, headers=None, method="GET"):
        request = urllib.request.Request(self.address.rstrip("/") + target, headers=headers or {}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def json(self, target):
        status, _, body = self.get(target)
        check(status == 200, f"{target}: {status} {body[:300]}")
        return json.loads(body)

    def raw(self, request, wait=20.0):
        """All that comes back until the server closes or `wait` is over."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as connection:
            connection.sendall(request)
            got = b""
            try:
                while piece := connection.recv(65536):
                    got += piece
            except (TimeoutError, ConnectionResetError):
                pass
            return got

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        check(status == 0, f"ends with status 0, not {status}: {self.process.stderr.read()}")


def routes(server):
    for target in ("/api/search?q=comet&facet=person&trend=year", "/api/facets?facet=source", "/api/trends?q=comet",
                   "/api/holdings", "/api/suggest?prefix=a", "/api/archive", "/api/openapi.json", "/healthz"):
        server.json(target)
    hit = server.json("/api/search?q=comet&limit=1")["hits"][0]
    article = "/api/article/" + urllib.parse.quote(hit["id"], safe="")
    check(server.json(article)["id"] == hit["id"], "an article by its id")
    check(server.json("/api/story/" + hit["story"])["answer"]["total"] >= 1, "a story by its id")
    for ending, kind in ((".txt", "text/plain"), (".bib", "application/x-bibtex"), (".csl.json", "application/vnd")):
        status, headers, _ = server.get(article + ending)
        check(status == 200 and headers["Content-Type"].startswith(kind), ending)
    status, headers, body = server.get("/metrics")
    check(b'dateline_requests_total{route="/api/search",status="200"}' in body, "metrics count requests")


def documented(server):
    """Every curl line of docs/http-api.md."""
    lines = [line for line in (source / "docs/http-api.md").read_text().splitlines() if line.startswith("curl '")]
    check(len(lines) >= 15, "docs/http-api.md has examples")
    for line in lines:
        target = line.split("http://localhost:8080", 1)[1].rstrip("'")
        status, _, body = server.get(target)
        check(status == 200 and body, f"{line}: {status} {body[:200]}")
    described = json.loads(server.get("/api/openapi.json")[2])["paths"]
    told = (source / "docs/http-api.md").read_text()
    for path in described:
        check(path.split("{")[0].rstrip("/") in told, f"docs/http-api.md tells of {path}")


def answers_equal_the_command(server, archive):
    for query in ("comet", "landing OR bridge", '"water board"', "date:2014"):
        said = subprocess.run([programs / "dateline-search", "--format", "json", str(archive), query],
                              capture_output=True, text=True).stdout
        ours, theirs = server.json("/api/search?q=" + urllib.parse.quote(query)), json.loads(said)
        for answer in (ours, theirs):
            for key in ("took_ms", "next"):
                answer.pop(key, None)
        check(ours == theirs, f"{query}: the server and the command answer alike")


def http(server):
    status, headers, body = server.get("/api/search?q=comet", {"Accept-Encoding": "gzip"})
    check(headers.get("Content-Encoding") == "gzip" and json.loads(gzip.decompress(body))["total"], "gzip")
    status, again, body = server.get("/api/search?q=comet", {"If-None-Match": headers["ETag"]})
    check(status == 304 and body == b"", "an entity tag is answered 304")
    status, headers, body = server.get("/api/search?q=comet", method="HEAD")
    check(status == 200 and body == b"" and int(headers["Content-Length"]) > 100, "HEAD has a length and no body")
    check(server.get("/api/search", method="POST")[0] == 405, "POST")
    export = server.get("/api/export?q=")[2].decode().splitlines()
    end = json.loads(export[-1])
    check(end["end"] and end["rows"] == len(export) - 1 == end["total"], "an export counts its rows")
    # Two requests in one packet are answered in their order.
    twice = server.raw(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /api/archive HTTP/1.1\r\nHost: localhost\r\n"
                       b"Connection: close\r\n\r\n")
    check(twice.count(b"HTTP/1.1 200 OK") == 2 and twice.find(b'"status"') < twice.find(b'"uuid"'), "pipelining")
    old = server.raw(b"GET /api/export HTTP/1.0\r\n\r\n")
    check(b"chunked" not in old.split(b"\r\n\r\n")[0] and b'"end":true' in old, "HTTP/1.0 has no chunks")


GOOD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
HOSTILE = [
    ("no HTTP", b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", {400}),
    ("no Host", b"GET /healthz HTTP/1.1\r\n\r\n", {400}),
    ("two Hosts", GOOD + b"Host: localhost\r\n\r\n", {400}),
    ("another Host", b"GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n", {421}),
    ("a length and chunks", GOOD + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {400}),
    ("two lengths", GOOD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", {400}),
    ("a negative length", GOOD + b"Content-Length: -1\r\n\r\n", {400}),
    ("a huge length", GOOD + b"Content-Length: 99999999999\r\n\r\n", {400, 413}),
    ("a large body", GOOD + b"Content-Length: 200000\r\n\r\n" + b"x" * 200000, {413}),
    ("large chunks", GOOD + b"Transfer-Encoding: chunked\r\n\r\n" + (b"8000\r\n" + b"x" * 0x8000 + b"\r\n") * 6, {413}),
    ("a wrong chunk", GOOD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", {400}),
    ("20,000 headers", GOOD + b"".join(b"X-%d: y\r\n" % i for i in range(20000)) + b"\r\n", {431}),
    ("a long address", b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {431}),
    ("NUL in the address", b"GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("NUL in a header", GOOD + b"X: a\0b\r\n\r\n", {400}),
    ("a folded header", GOOD + b"X: a\r\n b\r\n\r\n", {200, 400}),
    ("a blank before the colon", GOOD + b"X : a\r\n\r\n", {400}),
    ("HTTP/2.0", b"GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", {400, 505}),
    ("an unknown method", b"BREW /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", {405}),
    ("CONNECT", b"CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400, 405}),
    ("an absolute address", b"GET http://localhost/healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", {400, 200}),
    ("*", b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", {405, 400}),
    ("traversal", b"GET /assets/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", {404}),
    ("encoded traversal", b"GET /assets/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", {404}),
    ("a broken percent sign", b"GET /api/search?q=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("half a character", b"GET /api/search?q=%C3 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("NUL in a query", b"GET /api/search?q=%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("a doubled parameter", b"GET /api/search?q=a&q=b HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("out of range", b"GET /api/search?limit=100000 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("the wrong type", b"GET /api/search?limit=ten HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("300 parameters", b"GET /api/search?" + b"facet=x&" * 300 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
]


def hostile(server):
    for name, request, wanted in HOSTILE:
        # What is sound otherwise asks to be closed, so that the answer ends.
        got = server.raw(request.replace(b"Host: localhost\r\n", b"Host: localhost\r\nConnection: close\r\n", 1), 15)
        status = int(got.split(b" ")[1]) if got.startswith(b"HTTP/1.") else None
        check(status in wanted, f"{name}: {got[:200]}")
    check(server.get("/healthz")[0] == 200, "the server is well after all that")


def slow_clients(server):
    """200 clients that drip a byte a second: the others are answered, and those cut off in the end."""
    before = []
    for _ in range(20):
        begin = time.monotonic()
        server.json("/api/search?q=comet")
        before.append(time.monotonic() - begin)
    drips = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    for drip in drips:
        drip.sendall(b"GET /healthz HT")
    check(server.json("/api/search?q=comet")["total"] > 0, "answers go on beside slow clients")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and drips:
        time.sleep(0.5)
        for drip in list(drips):
            try:
                drip.sendall(b"T")
            except OSError:
                drips.remove(drip)
                drip.close()
    check(not drips, f"{len(drips)} of 200 slow clients are still there after 20 s")


def too_many(archive):
    server = Server(archive, "--connections", "8")
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(8)]
    time.sleep(0.3)
    check(server.raw(b"").startswith(b"HTTP/1.1 503"), "more connections than allowed are turned away")
    for each in idle:
        each.close()
    time.sleep(0.3)
    check(server.get("/healthz")[0] == 200, "and taken again when there is room")
    server.end()


def changes(archive):
    """The archive is published anew 20 times, then deleted and made again, under a server that is asked all the time."""
    server = Server(archive)
    problems = []
    stop = threading.Event()

    def ask(targets):
        while not stop.is_set():
            for target in targets:
                status, _, body = server.get(target)
                if status != 200:
                    problems.append((target, status, body[:300]))

    # One export at a time: more of them may be turned away.
    askers = [threading.Thread(target=ask, args=[targets]) for targets in (
        ["/api/search?q=comet&facet=source", "/"], ["/api/holdings", "/holdings"], ["/api/export?q=comet"])]
    for each in askers:
        each.start()
    for number in range(20):
        line = {"id": f"new{number}", "title": "Comet again", "text": f"The comet of number {number} came back. " * 5}
        (work / "new.jsonl").write_text(json.dumps(line) + "\n")
        index(archive, work / "new.jsonl")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and server.get("/api/article/new19")[0] != 200:
        time.sleep(0.2)
    stop.set()
    for each in askers:
        each.join()
    check(not problems, f"while it was published: {problems[:2]}")
    check(server.json("/api/article/new19")["title"] == "Comet again", "the newest revision is served")

    shutil.rmtree(archive)
    time.sleep(2.5)
    status, _, body = server.get("/healthz")
    check(status == 503 and json.loads(body)["status"] == "stale", "an archive that is gone is told")
    index(archive, work / "new.jsonl")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and server.get("/healthz")[0] != 200:
        time.sleep(0.2)
    check(server.json("/api/search?q=&limit=0")["total"] == 1, "an archive made anew at the place is served")
    server.end()


def ends_in_order(archive):
    server = Server(archive)
    slow = socket.create_connection(("127.0.0.1", server.port))
    slow.sendall(b"GET /api/export HTTP/1.1\r\nHost: localhost\r\n\r\n")
    idle = socket.create_connection(("127.0.0.1", server.port))
    begin = time.monotonic()
    server.end()
    check(time.monotonic() - begin < 12, "idle connections do not hold the end up")
    slow.close()
    idle.close()


def unix_socket(archive):
    path = work / "dateline.sock"
    for _ in range(2):  # the second time over what a killed server leaves behind
        server = Server(archive, "--socket", str(path))
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(path))
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: anything\r\nConnection: close\r\n\r\n")
            check(connection.recv(100).startswith(b"HTTP/1.1 200"), "a Unix socket answers")
        server.process.kill()
        server.process.wait()
    server = Server(archive, "--socket", str(path))
    second = subprocess.run([programs / "dateline-serve", "--socket", path, archive], capture_output=True, text=True)
    check(second.returncode == 73 and "another server" in second.stderr, "a living server keeps its socket")
    server.end()
    check(not path.exists(), "the socket goes with the server")


def no_leaks(server):
    for _ in range(50):
        server.get("/api/search?q=comet")
    before = server.descriptors()
    for number in range(2000):
        server.get(f"/api/search?q=comet&offset={number % 50}" if number % 2 else "/nothing")
    check(server.descriptors() <= before + 4, "no descriptor is lost in 2,000 requests")


def wrong_calls(archive):
    for arguments, status in ((["--port", "0", str(work / "nothing")], 66), ([], 64), (["a", "b"], 64),
                              (["--address", "nowhere", str(archive)], 64)):
        done = subprocess.run([programs / "dateline-serve", *arguments], capture_output=True, text=True, timeout=30)
        check(done.returncode == status, f"{arguments}: {done.returncode} {done.stderr}")
    server = Server(archive)
    done = subprocess.run([programs / "dateline-serve", "--port", str(server.port), archive], capture_output=True,
                          text=True, timeout=30)
    check(done.returncode == 73 and "--port" in done.stderr, "a port that is taken is told")
    server.end()


def main():
    archive = work / "news.archive"
    index(archive, source / "corpora/pages")
    server = Server(archive)
    routes(server)
    documented(server)
    answers_equal_the_command(server, archive)
    http(server)
    hostile(server)
    slow_clients(server)
    no_leaks(server)
    server.end()
    too_many(archive)
    ends_in_order(archive)
    unix_socket(archive)
    wrong_calls(archive)
    changes(archive)
    print(f"{checks} checks")


try:
    main()
finally:
    shutil.rmtree(work, ignore_errors=True)

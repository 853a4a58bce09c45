#!/usr/bin/env python3
"""What HTTP promises, for every route of the API and every view of the page: entity tags, HEAD, gzip, safe headers; and
a user's files that change under the server.

usage: serve_contract_test.py SOURCE_DIR FOLDER_OF_PROGRAMS
"""
import gzip
import json
import pathlib
import re
import shutil
import sys
import tempfile
import time
from urllib.parse import quote

import serving
from serving import check

source, programs = map(pathlib.Path, sys.argv[1:3])
work = pathlib.Path(tempfile.mkdtemp(prefix="dateline-contract-"))

# As they are needed by a route that cannot be asked without.
NEEDED = {"/api/facets": "facet=source", "/api/entity": "kind=organization&name=European+Space+Agency",
          "/api/suggest": "prefix=eur", "/entity": "kind=organization&name=European+Space+Agency", "/compare": "a=a&b=b"}
PAGES = ["/", "/article/{id}", "/story/{id}", "/entity", "/trends", "/compare", "/holdings", "/help"]
SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Vary": "Accept-Encoding",
        "Cross-Origin-Resource-Policy": "same-origin"}


def targets(server):
    hit = server.json("/api/search?q=comet&limit=1")["hits"][0]
    described = [path for path in server.json("/api/openapi.json")["paths"]]
    out = []
    for path in described + PAGES:
        query = NEEDED.get(path)
        filled = path.replace("{id}", quote(hit["story"] if "/story/" in path else hit["id"], safe=""))
        out.append(filled + (f"?{query}" if query else ""))
    check(len(out) >= 19, "every route and view is asked")
    return out


def without_time(body):
    return re.sub(rb'"took_ms":[\d.e-]+', b"", body)


def contract(server, target):
    status, headers, body = server.get(target)
    check(status == 200 and body, f"{target}: {status} {body[:200]}")
    for name, value in SAFE.items():
        check(headers.get(name) == value, f"{target}: {name} is {headers.get(name)}")
    check("default-src 'self'" in headers["Content-Security-Policy"], f"{target}: a content security policy")
    kind = headers["Content-Type"]
    check(kind.startswith("text/html") != target.startswith("/api/"), f"{target}: {kind}")
    tag = headers["ETag"]

    for asked in (tag, f'"x", {tag}', tag[2:], "*"):
        status, again, nothing = server.get(target, {"If-None-Match": asked})
        check(status == 304 and nothing == b"" and again["ETag"] == tag, f"{target}: {asked} is answered {status}")
    check(server.get(target, {"If-None-Match": '"other"'})[0] == 200, f"{target}: another tag")

    status, head, nothing = server.get(target, method="HEAD")
    check(status == 200 and nothing == b"" and head["Content-Type"] == kind and head["ETag"] == tag, f"{target}: HEAD")
    if "Content-Length" in headers:
        # The time it took stands in the body, so the length may differ by digits.
        check(abs(int(head["Content-Length"]) - len(body)) < 24, f"{target}: HEAD tells the length")
    else:
        check(head.get("Transfer-Encoding") == "chunked" and "Content-Length" not in head, f"{target}: HEAD of a stream")

    status, packed, bytes_sent = server.get(target, {"Accept-Encoding": "br;q=1, gzip;q=0.5"})
    if packed.get("Content-Encoding") == "gzip":
        check(without_time(gzip.decompress(bytes_sent)) == without_time(body), f"{target}: gzip holds the same")
        check(len(bytes_sent) < len(body), f"{target}: gzip is smaller")
    else:
        check(len(body) < 1100 or "Content-Length" not in headers, f"{target}: is gzip where it pays")
    for refused in ("identity", "gzip;q=0", "br"):
        plain = server.get(target, {"Accept-Encoding": refused})[1]
        check("Content-Encoding" not in plain, f"{target}: {refused} is not gzip")

    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        status, headers, _ = server.get(target, method=method)
        check(status == 405 and headers["Allow"] == "GET, HEAD", f"{target}: {method} is answered {status}")


def tags_follow_the_archive(server, archive):
    """A tag of the revision before is worth nothing."""
    before = {target: server.get(target)[1]["ETag"] for target in ("/api/search?q=comet", "/?q=comet")}
    (work / "more.jsonl").write_text(json.dumps({"id": "more", "title": "Comet", "text": "A comet more. " * 9}) + "\n")
    serving.run_index(programs, archive, work / "more.jsonl")
    deadline = time.monotonic() + 10
    while server.get("/api/article/more")[0] != 200 and time.monotonic() < deadline:
        time.sleep(0.1)
    for target, tag in before.items():
        check(server.get(target, {"If-None-Match": tag})[0] == 200, f"{target}: a new revision has a new tag")


def nothing_there(server):
    for target in ("/api/article/nobody", "/api/nothing", "/nothing", "/article/nobody"):
        for headers in ({}, {"If-None-Match": "*"}):
            status, got, body = server.get(target, headers)
            check(status == 404 and "ETag" not in got, f"{target}: {status}")
        check(server.get(target, method="HEAD")[0] == 404, f"{target}: HEAD")


def until(question, what):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if question():
            return
        time.sleep(0.1)
    check(False, what)


def user_files(archive):
    aliases, saved = work / "aliases.tsv", work / "my.queries"
    aliases.write_text("ESA\tEuropean Space Agency\torganization\n")
    saved.write_text("space = comet OR rocket\n")
    server = serving.Server(programs, archive, "--alias", str(aliases), "--saved-queries", str(saved))
    names = lambda: [each["name"] for each in server.json("/api/suggest?prefix=esa")["names"]]
    total = lambda query: server.json("/api/search?limit=0&mode=all&q=" + quote(query))["total"]
    check("ESA" in names(), "an alias is shown")
    check(total("query:space") == total("comet OR rocket") > 0, "a saved query stands for its words")
    tag = server.get("/api/search?q=query:space")[1]["ETag"]

    saved.write_text("space = comet\n")
    until(lambda: total("query:space") == total("comet"), "a saved query is read anew")
    check(server.get("/api/search?q=query:space", {"If-None-Match": tag})[0] == 200, "and the tags are new")
    aliases.write_text("one column\n")
    until(lambda: server.get("/healthz")[0] == 503, "an alias file that cannot be read is told")
    check("aliases.tsv" in server.get("/healthz")[2].decode(), "with its name")
    check("ESA" in names(), "and the names stay as they were")
    aliases.write_text("")
    until(lambda: "ESA" not in names(), "no alias is left")
    check(server.get("/healthz")[0] == 200, "all is well again")
    server.end()


def main():
    archive = work / "news.archive"
    serving.run_index(programs, archive, source / "corpora/pages")
    server = serving.Server(programs, archive)
    for target in targets(server):
        contract(server, target)
    nothing_there(server)
    tags_follow_the_archive(server, archive)
    server.end()
    user_files(archive)
    print(f"{serving.done_checks} checks")


try:
    main()
finally:
    shutil.rmtree(work, ignore_errors=True)

#!/usr/bin/env python3
"""Requests that no friend sends, and the statuses that they may be answered with (None: the connection is closed).

usage: hostile_requests.py PORT       asks the server at this port, and prints what it says as a table
"""
import re
import socket
import sys


def asked(target):
    return b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"


GOOD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
REQUESTS = [
    # Where a message begins and ends.
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
    ("HTTP/0.9", b"GET /\r\n\r\n", {400}),
    ("HTTP/1.2", b"GET /healthz HTTP/1.2\r\nHost: localhost\r\n\r\n", {400, 505}),
    ("HTTP/9.9", b"GET /healthz HTTP/9.9\r\nHost: localhost\r\n\r\n", {400, 505}),
    ("HTTP/1.10", b"GET /healthz HTTP/1.10\r\nHost: localhost\r\n\r\n", {400, 505}),
    ("HTTP/2 without TLS", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 9, {400, 405, 505}),
    ("no target", b"GET  HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("a blank in the target", b"GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("bytes above 127 in the target", b"GET /\xff\xc3 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400, 404}),
    ("a method of 10,000 letters", b"G" * 10000 + b" / HTTP/1.1\r\nHost: localhost\r\n\r\n", {400, 405, 431}),
    ("a method in small letters", b"get /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", {405}),
    ("TRACE", b"TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", {405}),
    ("POST with a body", b"POST /api/search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nq=a", {405}),
    ("GET with a body", GOOD + b"Content-Length: 5\r\n\r\nhello", {200}),
    ("a request that breaks off", b"GET /healthz HTT", {None, 400}),
    ("a body that breaks off", GOOD + b"Content-Length: 50\r\n\r\nhello", {None, 400}),
    ("empty lines and no request", b"\r\n" * 1000, {None, 400, 431}),
    ("line feeds alone", b"GET /healthz HTTP/1.1\nHost: localhost\n\n", {400}),
    ("a return in a header", GOOD + b"X: a\rb\r\n\r\n", {400}),
    ("a header without a name", GOOD + b": x\r\n\r\n", {400}),
    ("a header without a colon", GOOD + b"X\r\n\r\n", {400}),
    ("a header of 64 kB", GOOD + b"X: " + b"a" * 65536 + b"\r\n\r\n", {431}),
    ("an empty Host", b"GET /healthz HTTP/1.1\r\nHost:\r\n\r\n", {421}),
    ("a Host with two ports", b"GET /healthz HTTP/1.1\r\nHost: localhost:1:evil.example\r\n\r\n", {421}),
    ("a Host with a user", b"GET /healthz HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n", {400, 421}),
    ("a Host that begins well", b"GET /healthz HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", {421}),
    ("a length with a sign", GOOD + b"Content-Length: +3\r\n\r\nabc", {400}),
    ("a length twice in a line", GOOD + b"Content-Length: 3, 4\r\n\r\nabc", {400}),
    ("a length behind 64 bits", GOOD + b"Content-Length: 18446744073709551617\r\n\r\n", {400, 413}),
    ("another coding", GOOD + b"Transfer-Encoding: gzip\r\n\r\n", {501}),
    ("chunked twice", GOOD + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", {400, 501}),
    ("a chunk longer than 64 bits", GOOD + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", {400, 413}),
    ("chunks and HTTP/1.0", b"GET /healthz HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {400}),
    ("a chunk's note of 1 MB", GOOD + b"Transfer-Encoding: chunked\r\n\r\n1;" + b"x" * 2**20, {431}),
    ("a chunk's length of 1 MB", GOOD + b"Transfer-Encoding: chunked\r\n\r\n" + b"0" * 2**20, {400, 431}),
    ("20,000 fields behind the body", GOOD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n" + b"X: yyyyyyyy\r\n" * 20000 +
     b"\r\n", {431}),
    ("Expect: 100-continue", GOOD + b"Expect: 100-continue\r\n\r\n", {200, 417}),
    ("an upgrade", GOOD + b"Upgrade: websocket\r\nSec-WebSocket-Key: eHl6\r\n\r\n", {200}),
    ("Range", GOOD + b"Range: bytes=0-0,1-1,2-2,-1\r\n\r\n", {200}),
    ("pipelining behind what is wrong", b"GET / HTTP/1.1\r\n\r\n" + GOOD + b"\r\n", {400}),
    # Addresses and parameters.
    ("traversal", b"GET /assets/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", {404}),
    ("encoded traversal", b"GET /assets/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", {404}),
    ("a broken percent sign", b"GET /api/search?q=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("half a character", b"GET /api/search?q=%C3 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("NUL in a query", b"GET /api/search?q=%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("a doubled parameter", b"GET /api/search?q=a&q=b HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("out of range", b"GET /api/search?limit=100000 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("the wrong type", b"GET /api/search?limit=ten HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("300 parameters", b"GET /api/search?" + b"facet=x&" * 300 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("traversal encoded twice", asked(b"/assets/%252e%252e%252fetc/passwd"), {404}),
    ("a slash too long for UTF-8", asked(b"/assets/..%c0%af..%c0%afetc/passwd"), {400}),
    ("a surrogate", asked(b"/api/search?q=%ed%a0%80"), {400}),
    ("behind Unicode", asked(b"/api/search?q=%f4%90%80%80"), {400}),
    ("half a percent sign", asked(b"/api/search?q=a%4"), {400}),
    ("NUL in a path", asked(b"/api/article/a%00.txt"), {400}),
    ("NUL in a parameter's name", asked(b"/api/search?q%00=a"), {400}),
    ("a line break in a parameter", asked(b"/api/article/a%0d%0aSet-Cookie:%20x=y"), {404}),
    ("a query of 15 kB", asked(b"/api/search?q=" + b"(" * 15000), {200, 400}),
    ("a query of 7,000 words", asked(b"/api/search?q=" + b"a+" * 7000), {200, 400}),
    ("a parameter that is not known", asked(b"/api/search?colour=red"), {400}),
    ("a parameter that is missing", asked(b"/api/suggest"), {400}),
    ("a negative number", asked(b"/api/search?offset=-1"), {400}),
    ("a number with a point", asked(b"/api/search?limit=1.5"), {400}),
    ("a number behind 64 bits", asked(b"/api/search?offset=18446744073709551617"), {400}),
    ("no choice", asked(b"/api/search?sort=best"), {400}),
    ("neither true nor false", asked(b"/api/search?collapse=maybe"), {400}),
    ("a facet that is none", asked(b"/api/search?facet=salary"), {400}),
    ("a filter without a value", asked(b"/api/search?filter=source:"), {400}),
    ("a day that is none", asked(b"/api/search?from=2023-02-31"), {400, 422}),
    ("a cursor of another kind", asked(b"/api/search?cursor=o1r1"), {400}),
    ("a cursor and an offset", asked(b"/api/search?cursor=r1o1&offset=1"), {400}),
    ("an article that is not there", asked(b"/api/article/nothing"), {404}),
    ("an address below an article", asked(b"/api/article/a/b/c"), {404}),
    ("an unknown address", asked(b"/api/nothing"), {404}),
]


def closing(request):
    """What is sound otherwise asks to be closed, so that the answer ends."""
    return request.replace(b"Host: localhost\r\n", b"Host: localhost\r\nConnection: close\r\n", 1)


def status_of(answer):
    return int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/1.") else None


def main():
    """Every request over a connection of its own."""
    print("| request | answer |\n|---|---|")
    for name, request, wanted in REQUESTS:
        with socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=15) as connection:
            got = b""
            try:
                connection.sendall(closing(request))
                while piece := connection.recv(65536):
                    got += piece
            except (TimeoutError, ConnectionResetError, BrokenPipeError):
                pass
        head, _, body = got.partition(b"\r\n\r\n")
        line = head.split(b"\r\n")[0].decode()
        said = re.search(rb'"detail":"((?:[^"\\]|\\.)*)"', body)
        told = f"{line}: {said[1].decode()}" if said else line or "closed without an answer"
        print(f"| {name} | {told.removeprefix('HTTP/1.1 ').replace('|', '&#124;')} |"
              + ("" if status_of(got) in wanted else f" NOT ONE OF {wanted}"))


if __name__ == "__main__":
    main()

"""A dateline-serve to be tested: started, asked in all manners, looked at from outside, ended."""
import atexit
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.request

done_checks = 0


def check(truth, what):
    global done_checks
    done_checks += 1
    if not truth:
        raise AssertionError(what)


def run_index(programs, *arguments):
    done = subprocess.run([programs / "dateline-index", "--quiet", *map(str, arguments)], capture_output=True, text=True)
    if done.returncode not in (0, 1):  # 1: some inputs were rejected
        raise AssertionError(done.stderr)


class Server:
    def __init__(self, programs, archive, *options):
        self.process = subprocess.Popen([programs / "dateline-serve", "--port", "0", *options, str(archive)],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        atexit.register(self.process.kill)  # a test that fails leaves none behind
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
            got = b""
            try:
                connection.sendall(request)
                while piece := connection.recv(65536):
                    got += piece
            except (TimeoutError, ConnectionResetError, BrokenPipeError):
                pass
            return got

    def connection(self):
        """One that is kept, for many requests."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def threads(self):
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def anonymous_kb(self):
        """Resident memory of its own: pages of mapped files come and go with what others do on the machine."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"RssAnon:\s+(\d+)", status)[1])

    def lives(self):
        return self.process.poll() is None

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        check(status == 0, f"ends with status 0, not {status}: {self.process.stderr.read()}")

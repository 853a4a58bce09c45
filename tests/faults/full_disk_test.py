#!/usr/bin/env python3
"""The disk is too small, by every amount.

Runs on a file system of its own (tmpfs), which only root may mount; without that the test says so and is skipped.  With
any room too little the run ends with exit status 74 and says that the disk is full, where, and how much is missing; the
published archive stays as it was; and once there is room the same run finishes.
"""
import os
import re
import shutil
import subprocess
import sys

import harness
from harness import Problem, check

SKIPPED = 77  # what ctest takes for that
PAGE = 4096
ROOMY = 256 << 20
FULL = re.compile(r"No space left on device| are free: .* are missing")
AMOUNT = re.compile(r"\d[\d.,]* ?(bytes|kB|KB|KiB|MB|MiB|GB|GiB)\b")


class SmallDisk:
    def __init__(self, path):
        self.path = path
        path.mkdir()
        self.mount("tmpfs", f"size={ROOMY}")

    def mount(self, kind, options):
        done = subprocess.run(["mount", "-t", kind, "-o", options, "none", str(self.path)], stderr=subprocess.PIPE,
                              check=False)
        if done.returncode != 0:
            skip(f"mount: {done.stderr.decode().strip()}")

    def leave(self, room):
        state = os.statvfs(self.path)
        used = (state.f_blocks - state.f_bfree) * state.f_frsize
        self.mount("tmpfs", f"remount,size={used + room if room is not None else ROOMY}")

    def fresh(self, base):
        """The path of an archive like the base's, with all room."""
        self.leave(None)
        for entry in self.path.iterdir():
            shutil.rmtree(entry)
        shutil.copytree(base, self.path / "place")
        return self.path / "place" / "a"


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def in_own_namespace():
    """Starts this program anew where its mounts are seen by nobody else and end with it."""
    if os.environ.get("DATELINE_OWN_MOUNTS"):
        return
    if os.geteuid() != 0:
        skip("a small file system can only be mounted by root")
    if subprocess.run(["unshare", "--mount", "true"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
        skip("unshare --mount is not allowed here")
    os.environ["DATELINE_OWN_MOUNTS"] = "1"
    os.execvp("unshare", ["unshare", "--mount", "--propagation", "private", sys.executable, *sys.argv])


def try_with(workshop, operation, disk, room, report):
    """True if so much room is enough."""
    archive = disk.fresh(workshop.base(operation.base))
    disk.leave(room)
    done = workshop.programs.index(operation.args(archive, workshop.inputs, 1))
    check(done.code in (0, 73, 74), f"it ended with {done.told()}")
    last = len(operation.contents) - 1
    if done.code != 0:
        check(FULL.search(done.err), f"the message does not say that the disk is full: {done.told()}")
        check(str(disk.path) in done.err, f"the message does not say where: {done.told()}")
        report.count(f"{operation.name}: the message {'says' if AMOUNT.search(done.err) else 'does not say'} how much")
    state = workshop.judge(archive, operation.contents)
    check(done.code != 0 or state == last, "it says that it is done, and is not")
    disk.leave(None)
    workshop.finish(operation, archive)
    report.count(f"{operation.name}: exit {done.code}, {harness.age(state, operation.contents)}")
    return done.code == 0


def enough_room(workshop, operation, disk, report):
    """Pages; not the least that is enough."""
    pages = 1
    while not try_with(workshop, operation, disk, pages * PAGE, report):
        pages *= 4
        check(pages * PAGE < ROOMY, "no room is enough")
    return pages


def test(options, workshop, report):
    disk = SmallDisk(workshop.folder / "disk")
    try:
        for operation in harness.chosen_operations(options, workshop.programs, among=("more", "merge")):
            pages = 0
            try:
                pages = enough_room(workshop, operation, disk, report)
            except Problem as error:
                report.problem(f"{operation.name}: some room", error)
                continue
            for room in harness.spread(range(1, pages), options.share):
                try:
                    try_with(workshop, operation, disk, room * PAGE, report)
                except Problem as error:
                    report.problem(f"{operation.name}: {room * PAGE} bytes of room", error)
    finally:
        subprocess.run(["umount", "-l", str(disk.path)], check=False)


if __name__ == "__main__":
    given = harness.arguments(__doc__, points=6).parse_args()
    in_own_namespace()
    sys.exit(harness.main(given, test))

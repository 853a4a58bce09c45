#!/usr/bin/env python3
"""The power fails: what was not synced may be gone.

A run is watched once (io_shim.cc).  A model of the disk goes through what it did, call by call, and keeps for every
file and folder what was synced last.  After each call it builds what the disk may hold once the power is back, and the
archive found there must be whole: with the old content or the new one, and with the new one from the moment on when
the program had told so.  Before that a run on it must finish.

  nothing   only what was synced is there
  names     names are there as they were, files hold what was synced (the others are empty)
  zeros     names and sizes are there, bytes that were not synced are zero
  chance    each name and each file by itself old or new (drawn --draws times a call)

Stricter than the usual file systems, which order renames; no stricter than POSIX.
"""
import hashlib
import pathlib
import random
import shutil
import sys

import harness
from harness import Problem, check


class File:
    def __init__(self, data=b"", synced=None):
        self.data = bytearray(data)
        self.synced = synced  # bytes at the last fsync

    def write(self, offset, data):
        if len(self.data) < offset + len(data):
            self.data.extend(bytes(offset + len(data) - len(self.data)))
        self.data[offset:offset + len(data)] = data

    def resize(self, size):
        del self.data[size:]
        self.data.extend(bytes(size - len(self.data)))

    def sync(self):
        self.synced = bytes(self.data)


class Folder:
    def __init__(self):
        self.names = {}
        self.synced = {}

    def sync(self):
        self.synced = dict(self.names)


def load(path):
    """A folder that has been on the disk for long."""
    folder = Folder()
    for entry in path.iterdir():
        if entry.is_dir():
            folder.names[entry.name] = load(entry)
        else:
            data = entry.read_bytes()
            folder.names[entry.name] = File(data, data)
    folder.sync()
    return folder


class Disk:
    """The folder at `path` and all below it, as it is and as it was synced."""

    def __init__(self, path, root, data):
        self.path = str(path)
        self.root = root
        self.data = data

    def find(self, path):
        """(folder, last name) of a path; the root's folder is None."""
        parts = pathlib.PurePath(path).relative_to(self.path).parts
        if not parts:
            return None, None
        folder = self.root
        for part in parts[:-1]:
            folder = folder.names[part]
        return folder, parts[-1]

    def get(self, path):
        folder, name = self.find(path)
        return self.root if folder is None else folder.names.get(name)

    def apply(self, row):
        if row.result < 0:
            return
        action = getattr(self, "do_" + row.name.replace("-", "_"), None)
        check(action is not None, f"the model of the disk does not know {row.name}")
        action(row)

    def do_open(self, row):
        folder, name = self.find(row.path)
        file = folder.names.setdefault(name, File())
        if row.truncates:
            file.resize(0)

    def do_open_nameless(self, row):
        pass

    def do_close(self, row):
        pass

    def do_write(self, row):
        file = self.get(row.path)
        if file is not None and row.result > 0:  # else it has lost its name already
            file.write(row.offset, self.data[row.data_at:row.data_at + row.result])

    do_pwrite = do_pwrite64 = do_writev = do_sendfile = do_copy_file_range = do_write

    def do_ftruncate(self, row):
        file = self.get(row.path)
        if file is not None:
            file.resize(row.offset)

    def do_fallocate(self, row):
        file = self.get(row.path)
        if file is not None and len(file.data) < row.offset:
            file.resize(row.offset)

    def do_fsync(self, row):
        thing = self.get(row.path)
        if thing is not None:
            thing.sync()

    def do_rename(self, row):
        folder, name = self.find(row.path)
        to_folder, to_name = self.find(row.to)
        to_folder.names[to_name] = folder.names.pop(name)

    def do_link(self, row):
        folder, name = self.find(row.path)
        to_folder, to_name = self.find(row.to)
        to_folder.names[to_name] = folder.names[name]

    def do_mkdir(self, row):
        folder, name = self.find(row.path)
        folder.names[name] = Folder()

    def do_unlink(self, row):
        folder, name = self.find(row.path)
        folder.names.pop(name, None)


# --- what may be left -------------------------------------------------------------------------------------------------

def zeroed(file):
    """The synced bytes; beyond them, or where others were written since, zeros."""
    if file.synced == file.data:
        return file.synced
    kept = file.synced or b""
    return bytes(kept[i] if i < len(kept) and kept[i] == byte else 0 for i, byte in enumerate(file.data))


def left_after(mode, dice):
    """Two functions: names of a folder, bytes of a file."""
    if mode == "nothing":
        return (lambda folder: folder.synced), (lambda file: file.synced or b"")
    if mode == "names":
        return (lambda folder: folder.names), (lambda file: file.synced or b"")
    if mode == "zeros":
        return (lambda folder: folder.names), zeroed

    def names(folder):
        out = {}
        for name in sorted(set(folder.names) | set(folder.synced)):
            thing = dice.choice((folder.names, folder.synced)).get(name)
            if thing is not None:
                out[name] = thing
        return out

    def content(file):
        if file.synced == file.data:
            return file.synced
        return dice.choice((file.synced or b"", bytes(file.data), bytes(file.data[:len(file.data) // 2])))

    return names, content


def build(folder, names, content, prefix=""):
    """{path: bytes, None for a folder} of what is left."""
    out = {}
    for name, thing in names(folder).items():
        path = prefix + name
        if isinstance(thing, Folder):
            out[path] = None
            out |= build(thing, names, content, path + "/")
        else:
            out[path] = bytes(content(thing))
    return out


def digest(tree):
    sums = hashlib.sha256()
    for path, data in sorted(tree.items()):
        sums.update(f"{path}\0{-1 if data is None else len(data)}\0".encode() + (data or b""))
    return sums.digest()


def write_out(tree, place):
    place.mkdir()
    for path, data in sorted(tree.items()):
        if data is None:
            (place / path).mkdir()
        else:
            (place / path).write_bytes(data)


def check_model(disk, place):
    """All that the log has not seen shows here."""
    live = build(disk.root, lambda folder: folder.names, lambda file: file.data)
    real = {str(p.relative_to(place)): p.read_bytes() if p.is_file() else None for p in place.rglob("*")}
    wrong = sorted(p for p in set(live) | set(real) if live.get(p, 0) != real.get(p, 0))
    check(not wrong, f"the run did something to {wrong[:5]} that the log does not hold (stdio, a mapped file?)")


# --- the test ---------------------------------------------------------------------------------------------------------

class Crash:
    def __init__(self, number, what, mode, tree, acknowledged, back):
        self.number, self.what, self.mode, self.tree, self.acknowledged = number, what, mode, tree, acknowledged
        self.back = back  # paths that the run had removed


def crashes(disk, rows, options, dice):
    """Every state that the power may leave, once each; the last are those after the run had told that it is done."""
    seen = {}
    for row in rows:
        disk.apply(row)
        last = row is rows[-1]
        for mode in ("nothing", "names", "zeros", *["chance"] * options.draws):
            tree = build(disk.root, *left_after(mode, dice))
            back = sorted(set(tree) - set(build(disk.root, lambda folder: folder.names, lambda file: b"")))
            what = f"{row.name} {row.path.split('/a/')[-1]}"
            seen[digest(tree), last] = Crash(row.number, what, mode, tree, last, back)
    return list(seen.values())


def chosen(states, count):
    """The acknowledged ones, and others spread over the run."""
    others = [s for s in states if not s.acknowledged]
    return [s for s in states if s.acknowledged] + harness.spread(others, count)


def restart(workshop, operation, crash, report):
    place = workshop.new_path()
    write_out(crash.tree, place)
    archive = place / "a"
    state = workshop.judge(archive, operation.contents)
    if crash.acknowledged:
        check(state == len(operation.contents) - 1, "the run had told that it is done, and its work is gone")
        check(not (operation.erases and crash.back), f"{crash.back} are there again")
    workshop.judge_made(operation, archive, crash.acknowledged)
    report.count(f"{operation.name}: {crash.mode}: {harness.age(state, operation.contents)}")
    workshop.finish(operation, archive)
    shutil.rmtree(place, ignore_errors=True)


def test(options, workshop, report):
    for operation in harness.chosen_operations(options, workshop.programs):
        dice = random.Random(options.seed)
        try:
            before = load(workshop.base(operation.base))
            place, rows, data = harness.dry_run(workshop, operation)
            if options.without_sync:
                rows = [r for r in rows if r.name != "fsync" or not r.path.endswith(options.without_sync)]
            disk = Disk(place, before, data.read_bytes())
            states = crashes(disk, rows, options, dice)
            check_model(disk, place)
        except Problem as error:
            report.problem(operation.name, error)
            continue
        harness.each(options, report, chosen(states, options.share),
                     lambda c: f"{operation.name}: power fails after call {c.number} ({c.what}), {c.mode}",
                     lambda c: restart(workshop, operation, c, report))


if __name__ == "__main__":
    parser = harness.arguments(__doc__, points=16)
    parser.add_argument("--draws", type=int, default=1, help="draws of `chance` a call; default %(default)s")
    parser.add_argument("--without-sync", metavar="ENDING",
                        help="as if the run had not synced paths that end so: the test must find that")
    sys.exit(harness.main(parser.parse_args(), test))

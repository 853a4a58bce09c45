#!/usr/bin/env python3
"""Runs every command that the README and docs/ show, and compares what it prints.

  docs_test.py SOURCE_DIR BIN_DIR            check
  docs_test.py --update SOURCE_DIR BIN_DIR   write what the commands print today into the documents

A block that starts with ```console is a session: lines that begin with "$ " are commands (continued by a trailing
backslash), the lines after one are what it prints, standard error included.  All sessions of one document share a
fresh folder in which corpora/ is the bundled corpus.  Times and sizes are compared as numbers of any value; a line
"..." stands for any lines.  A last line "[exit N]" is the exit status, 0 where there is none.
"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# What differs from run to run: durations, rates, uuids, sizes of tables.
VARYING = [
    (re.compile(r" \([\d,]+/s, [\d.]+ MB/s\)"), ""),
    (re.compile(r"\b\d[\d,.]* (bytes|KB|MB|GB)\b"), "N bytes"),
    (re.compile(r'"bytes_per_row":\d+(\.\d+)?'), '"bytes_per_row":N'),
    (re.compile(r"\b\d+(\.\d+)? ?(s|ms)\b"), "N s"),
    (re.compile(r"\b\d+/s\b"), "N/s"),
    (re.compile(r'"took_ms":\d+(\.\d+)?'), '"took_ms":N'),
    (re.compile(r'"bytes":\d+'), '"bytes":N'),
    (re.compile(r'("revision":\d+,"published":)"[^"]*"'), r'\1"TIME"'),
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "UUID"),
    (re.compile(r", N/s"), ""),
]


def normal(line):
    for pattern, replacement in VARYING:
        line = pattern.sub(replacement, line)
    return line.rstrip()


def sessions(text):
    """(start, end) offsets of the inside of each console block."""
    return [(m.start(1), m.end(1)) for m in re.finditer(r"^```console\n(.*?)^```$", text, re.M | re.S)]


def commands(block):
    """[(command lines, expected lines)]"""
    out, lines = [], block.splitlines()
    i = 0
    while i < len(lines):
        assert lines[i].startswith("$ "), f"a session must start with a command: {lines[i]!r}"
        shown = [lines[i]]
        while lines[i].endswith("\\"):
            i += 1
            shown.append(lines[i])
        i += 1
        expected = []
        while i < len(lines) and not lines[i].startswith("$ "):
            expected.append(lines[i])
            i += 1
        out.append((shown, expected))
    return out


def matches(expected, actual):
    """Compares lines; "..." takes any number of them."""
    if not expected:
        return not actual
    if expected[0] == "...":
        return any(matches(expected[1:], actual[i:]) for i in range(len(actual) + 1))
    return bool(actual) and normal(expected[0]) == normal(actual[0]) and matches(expected[1:], actual[1:])


def run(command, folder, bin_dir):
    env = {"PATH": f"{bin_dir}:/usr/local/bin:/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    env.update((name, os.environ[name]) for name in ("LD_LIBRARY_PATH", "ASAN_OPTIONS") if name in os.environ)
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, check=False)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    if done.returncode:
        lines.append(f"[exit {done.returncode}]")
    return lines


def check(document, source, bin_dir, update):
    text = document.read_text()
    failures, count = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(source / "corpora", pathlib.Path(folder) / "corpora")
        pieces, last = [], 0
        for start, end in sessions(text):
            pieces.append(text[last:start])
            last = end
            for shown, expected in commands(text[start:end]):
                command = "\n".join(shown)[2:]
                actual = run(command, folder, bin_dir)
                count += 1
                same = matches(expected, actual)
                kept = expected if same or not update or "..." in expected else actual
                pieces.append("\n".join(shown + kept) + "\n")
                if not same and not update:
                    failures += 1
                    print(f"{document.name}: $ {command}")
                    print("\n".join(difflib.unified_diff(expected, actual, "shown", "printed", lineterm="")))
        pieces.append(text[last:])
        if update:
            document.write_text("".join(pieces))
    return count, failures


def main():
    args = sys.argv[1:]
    update = "--update" in args
    source, bin_dir = (pathlib.Path(a).resolve() for a in args if a != "--update")
    total = failed = 0
    for document in [source / "README.md", *sorted((source / "docs").glob("*.md"))]:
        count, failures = check(document, source, bin_dir, update)
        total += count
        failed += failures
    print(f"{total} commands, {failed} differ")
    sys.exit(1 if failed or total == 0 else 0)


if __name__ == "__main__":
    main()

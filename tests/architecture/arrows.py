#!/usr/bin/env python3
"""Holds the code to the arrows between rooms: a room includes only what CMakeLists.txt says it DEPENDS on.

usage: arrows.py SOURCE_DIR
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
cmake = (root / "CMakeLists.txt").read_text()
rooms = {}
for call in re.findall(r"^dateline_room\(([^)]*)\)", cmake, re.M):
    words = call.split()
    names = words[words.index("DEPENDS") + 1:] if "DEPENDS" in words else []
    if "LIBRARIES" in names:
        names = names[:names.index("LIBRARIES")]
    rooms[words[0]] = set(names)

problems = []
include = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')
# Who may see which public header: those of common everyone, the others only their own side.
public = {header.name: side for side in ("common", "indexer", "searcher")
          for header in (root / side / "include" / "dateline").glob("*.h")}
foreign = re.compile(r"^(xapian|unicode/|boost/|roaring/|simdjson|libxml/|archive\.h|xxhash|libdeflate|cld2/|libstemmer)")


def room_of(path):
    """The longest room name that the path lies in."""
    parts = pathlib.PurePath(path).parent.parts
    for length in range(len(parts), 0, -1):
        if "/".join(parts[:length]) in rooms:
            return "/".join(parts[:length])
    return None


for source in sorted(p for side in ("common", "indexer", "searcher") for p in (root / side).rglob("*")):
    if source.suffix not in (".h", ".cc"):
        continue
    name = source.relative_to(root).as_posix()
    here = room_of(name)
    is_public = "/include/dateline/" in name
    for number, line in enumerate(source.read_text().splitlines(), 1):
        found = include.match(line)
        if not found:
            continue
        where, target = f"{name}:{number}", found.group(2)
        if is_public and foreign.match(target):
            problems.append(f"{where}: a public header includes {target}")
        if target.startswith("dateline/"):
            side = public.get(target.split("/")[1])
            if side is None:
                problems.append(f"{where}: no public header {target}")
            elif side != "common" and side != name.split("/")[0]:
                problems.append(f"{where}: {target} belongs to {side}")
            continue
        if found.group(1) == "<" or is_public:
            if found.group(1) == '"':
                problems.append(f"{where}: a public header includes {target}")
            continue
        if not (root / target).exists():
            problems.append(f"{where}: {target} is not a path from the root")
            continue
        there = room_of(target)
        if here is None or there is None:
            problems.append(f"{where}: {name if here is None else target} lies in no room")
        elif there != here and there not in rooms[here]:
            problems.append(f"{where}: {here} may not include {there}")


def reaches(start, goal, seen=()):
    return any(next_ == goal or (next_ not in seen and reaches(next_, goal, (*seen, next_))) for next_ in rooms[start])


# One namespace holds all rooms, so two types of one name would be two definitions of one: nothing warns of that.
types = {}
definition = re.compile(r"^(?:struct|class|enum class) (?:DATELINE_API )?(\w+)(?: final)?(?: :[^;{]*)? ?\{", re.M)
for header in sorted(p for side in ("common", "indexer", "searcher") for p in (root / side).rglob("*.h")):
    for name in definition.findall(header.read_text()):
        if name in types:
            problems.append(f"{header.relative_to(root)}: {name} is also defined in {types[name]}")
        types[name] = header.relative_to(root)

for room in rooms:
    if reaches(room, room):
        problems.append(f"{room} depends on itself through others")
    for other in rooms[room]:
        sides = room.split("/")[0], other.split("/")[0]
        if sides[0] != sides[1] and sides[1] != "common":
            problems.append(f"{room} may not depend on {other}: indexer and searcher meet in the archive only")

print("\n".join(problems) or f"{len(rooms)} rooms, all arrows as drawn")
sys.exit(bool(problems))

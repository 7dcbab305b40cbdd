"""The reading process: reads one file and tells what it finds, in frames on stdout.

Run as a module with the path; the wishes come as JSON on stdin. It limits itself, so that a file made to bloat a
parser ends here and nowhere else.
"""

import gc
import json
import marshal
import resource
import sys
from pathlib import Path

from hulian.people.roster.broken import Broken
from hulian.people.roster.line import LENGTH
from hulian.people.roster.opened import Opened
from hulian.people.roster.walk import Walk, Wishes, check

MOST_MEMORY, MOST_SECONDS, AT_ONCE = 2 << 30, 300, 500


def main() -> None:
    """Read, tell, end."""
    sys.setrecursionlimit(500)
    gc.disable()  # nothing here refers in circles, and the process ends soon
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    told, path = json.loads(sys.stdin.read()), Path(sys.argv[1])
    wishes = Wishes(told["chosen"], tuple(told["places"]))
    try:
        if told["needed"]:
            wishes.needed = frozenset(told["needed"])
            tell("end", _read_facts(path, wishes))
        else:
            tell("end", _read(path, wishes, told["only_look"]))
    except Broken as broken:
        tell("broken", [broken.code, broken.facts])
    except MemoryError:
        tell("broken", ["too_large_unpacked", {"most": MOST_MEMORY >> 20}])


def tell(kind: str, what: object) -> None:
    """Write one frame."""
    frame = marshal.dumps((kind, what))
    sys.stdout.buffer.write(LENGTH.pack(len(frame)) + frame)
    sys.stdout.buffer.flush()


def _read(path: Path, wishes: Wishes, only_look: bool) -> int:  # noqa: FBT001 - one place
    opened, tables, people, held = Opened(path), [], 0, []
    for name in opened.names():
        walk = Walk(opened.sheet(name), wishes)
        for line in walk.lines():
            people += 1
            if not only_look:
                held.append(marshal.dumps((*line[:-2], tuple(map(tuple, line.faults)), line.raw)))
            if len(held) == AT_ONCE:
                tell("lines", held)
                held = []
        tables += walk.tables
    check(tables)
    if not people:
        raise Broken("nobody")
    tell("lines", held)
    tell("tables", [[table.sheet, table.row, table.labels, table.fields, table.samples] for table in tables])
    return people


def _read_facts(path: Path, wishes: Wishes) -> int:
    opened, count, tables = Opened(path), 0, 0
    for name in opened.names():
        walk = Walk(opened.sheet(name), wishes)
        facts = [[name, at, told] for at, told in walk.facts()]
        count += len(facts)
        tables += len(walk.tables)
        tell("lines", facts)
    if not tables:
        raise Broken("no_head")
    return count


if __name__ == "__main__":
    main()

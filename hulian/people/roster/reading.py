"""Reads a roster in a process of its own."""

import json
import marshal
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import hulian
from hulian.people.roster.broken import Broken
from hulian.people.roster.line import LENGTH, Fault, Found, Line

ROOT = str(Path(hulian.__file__).parent.parent)


@dataclass(slots=True)
class Wanted:
    """What to read a file with: fields by label, names of places, and whether only its tables are asked for."""

    chosen: dict[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    only_look: bool = False
    needed: tuple[str, ...] = ()


@dataclass(slots=True)
class Read:
    """What a file holds: packed lines (see `unpack`), the tables they stood in, and how many people it names."""

    lines: list[bytes] = field(default_factory=list)
    tables: list[Found] = field(default_factory=list)
    people: int = 0


def read(path: Path, wanted: Wanted, each: Callable[[bytes], object] | None = None) -> Read:
    """Return what a file holds; with `each`, lines go there while more are read. Raises Broken."""
    result, ended = Read(), False
    for kind, what in _frames(path, wanted):
        if kind == "broken":
            raise Broken(what[0], **what[1])
        if kind == "lines":
            if each is None:
                result.lines += what
            else:
                for line in what:
                    each(line)
        elif kind == "tables":
            result.tables = [Found(*table) for table in what]
        else:
            result.people, ended = what, True
    if not ended:
        raise Broken("unreadable")
    return result


def read_facts(path: Path, needed: tuple[str, ...]) -> list[tuple[str, int, dict[str, str]]]:
    """Return (sheet, row, {field: words}) of simple tables whose rows have one of these fields. Raises Broken."""
    return [tuple(fact) for fact in read(path, Wanted(needed=needed)).lines]


def unpack(packed: bytes) -> Line:
    """Return a line that came in a frame."""
    *plain, faults, raw = marshal.loads(packed)  # noqa: S302 - from our own child
    return Line(*plain, tuple(Fault(*fault) for fault in faults), raw)


def _frames(path: Path, wanted: Wanted) -> Iterator[tuple[str, object]]:
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": ROOT, "LANG": "C.UTF-8"}
    with subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "hulian.people.roster.child", str(path.resolve())], env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as child:
        try:
            asked = {"chosen": wanted.chosen, "places": wanted.places, "only_look": wanted.only_look,
                     "needed": wanted.needed}
            child.stdin.write(json.dumps(asked).encode())
            child.stdin.close()
            while len(head := child.stdout.read(LENGTH.size)) == LENGTH.size:
                yield marshal.loads(child.stdout.read(LENGTH.unpack(head)[0]))  # noqa: S302 - from our own child
        finally:
            child.kill()

"""One person of a roster as read: plain values only, so that it can pass from process to process."""

import struct
from dataclasses import dataclass, field
from typing import NamedTuple

LENGTH = struct.Struct("<I")


class Fault(NamedTuple):
    """What is wrong in one cell: the label of its column, and the code of what is wrong (words.py)."""

    column: str
    code: str


class Line(NamedTuple):
    """A row of a roster, cleaned. `key`, `building`, `unit` are of the address; `implied`: a head named beside others.

    `raw` holds the cells as they stand, only where something is wrong.
    """

    sheet: str
    row: int
    number: str
    head: str
    key: str
    building: str
    unit: str
    grid: str
    name: str
    identity: str
    phone: str
    sex: str
    born: str
    relation: str
    needs: tuple[str, ...]
    change: str
    emergency_name: str
    emergency_phone: str
    key_holder: str
    implied: bool
    faults: tuple[Fault, ...]
    raw: tuple[str, ...]


@dataclass(slots=True)
class Found:
    """A table found: where its head is, and what each column was taken for; samples for whoever confirms it."""

    sheet: str
    row: int
    labels: list[str]
    fields: list[str]
    samples: list[list[str]] = field(default_factory=list)

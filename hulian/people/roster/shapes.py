"""Where a table begins: its head row (one to three levels), and which column holds what."""

from dataclasses import dataclass, field
from datetime import date

from hulian.people.roster.cells import is_blank
from hulian.people.roster.headings import HOME, PERSON, field_of, field_under, plain

Row = list[object]
DEEPEST, LONGEST_LABEL, DIGITS_OF_DATA = 3, 60, 7
ANYBODY = frozenset({"name", "head"})
PLACES_A_HOME = {"number", "address", "registered", "estate", "building", "room", "door"}


@dataclass(slots=True)
class Block:
    """One table, or one of several side by side: columns of the home, and of one or more persons in each row."""

    home: dict[str, int] = field(default_factory=dict)
    persons: list[dict[str, int]] = field(default_factory=lambda: [{}])
    needs: dict[int, str] = field(default_factory=dict)
    kinds: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Head:
    """A head row as found: how deep it is, its labels, and the field of each column."""

    depth: int
    labels: list[str]
    fields: list[str]


def labels_of(row: Row) -> list[str] | None:
    """Return a row as labels; None where something in it can only be data."""
    found = []
    for value in row:
        if isinstance(value, float | int | date):
            return None
        words = "" if is_blank(value) else str(value).strip()
        if len(words) > LONGEST_LABEL or sum(char.isdigit() for char in words) >= DIGITS_OF_DATA:
            return None
        found.append(words)
    return found


def find_head(rows: list[Row], spans: dict[tuple[int, int], int], chosen: dict[str, str],
              needed: frozenset[str] = ANYBODY) -> Head | None:
    """Return the head that begins in the first of these rows, as deep as it says most; one of `needed` is in it.

    `spans` has the last column of each merged cell by (row offset, column); `chosen` the field of a label
    (as `plain` writes it) where a person said so.
    """
    best, most = None, 0
    tops: list[list[str]] = []
    for depth, row in enumerate(rows[:DEEPEST], 1):
        labels = labels_of(row)
        if labels is None or (depth > 1 and not _label_like(labels)) or (depth == 1 and len(set(labels) - {""}) < 2):
            break
        tops.append(_spread(labels, {column: end for (at, column), end in spans.items() if at == depth - 1}))
        fields = _fields(tops, chosen)
        worth = _worth(fields, tops, needed)
        if worth > most:
            best, most = Head(depth, _shown(tops), fields), worth
    return best


def layout_of(fields: list[str]) -> list[Block]:
    """Return the blocks of a table's columns, from the left."""
    blocks = [Block()]
    for column, name in enumerate(fields):
        block = blocks[-1]
        if name in HOME:
            if name in block.home and name in PLACES_A_HOME and (beside := _beside(block, fields[column:])):
                block = beside
                blocks.append(block)
            block.home.setdefault(name, column)
        elif name in PERSON and name != "kind":
            if name == "name" and "name" in block.persons[-1]:
                block.persons.append({})
            block.persons[-1].setdefault(name, column)
        elif name == "kind":
            block.kinds.append(column)
        elif name.startswith("need:"):
            block.needs[column] = name[5:]
    return [_with_heads_as_names(block) for block in blocks]


def _with_heads_as_names(block: Block) -> Block:
    """Where the only name is the head's, the head is the person of the row."""
    person = block.persons[0]
    if "name" not in person and "head" in block.home:
        person["name"] = block.home["head"]
        for own, of_head in (("identity", "head_identity"), ("phone", "head_phone")):
            if of_head in block.home:
                person.setdefault(own, block.home.pop(of_head))
        block.home.pop("head_identity", None), block.home.pop("head_phone", None)
    return block


def _beside(block: Block, rest: list[str]) -> Block | None:
    """Return the next table side by side, where one begins: at its name or before; None for one more address."""
    if len(block.persons) > 1:
        return Block(persons=[block.persons.pop()])
    return Block() if "name" in block.persons[-1] and "name" in rest else None


def _fields(tops: list[list[str]], chosen: dict[str, str]) -> list[str]:
    """Return the field of each column. Where somebody chose, the labels they left unsaid are left out."""
    width = max(map(len, tops))
    found = []
    for column in range(width):
        levels = [level[column] if column < len(level) else "" for level in tops]
        bottom = next((words for words in reversed(levels) if words), "")
        above = next((words for words in levels if words and words != bottom), "")
        known = field_under(above, bottom) if above else field_of(bottom)
        found.append(chosen.get(plain(bottom), known) if bottom else known)
    if any(plain(words) in chosen for words in tops[-1]):
        found = [name or ("ignored" if words else "") for name, words in zip(found, _shown(tops), strict=True)]
    return found


def _worth(fields: list[str], tops: list[list[str]], needed: frozenset[str]) -> int:
    """Return how much a head row says; 0 where it is none."""
    told = [name for name in fields if name]
    useful = {name for name in told if name not in {"ignored", "kind"}}
    filled = sum(1 for column in range(len(fields)) if any(column < len(level) and level[column] for level in tops))
    if not useful & needed or len(useful) < 2 or len(told) * 2 < filled:
        return 0
    return len(set(told)) * 10 + len(told) - len(tops)


def _label_like(labels: list[str]) -> bool:
    """Return whether a row under a head row carries on with labels, and isn't the first person."""
    filled = [words for words in labels if words]
    told = [words for words in filled if field_of(words)]
    return bool(filled) and len(told) * 2 >= len(filled) and "户主" not in filled


def _spread(labels: list[str], ends: dict[int, int]) -> list[str]:
    """Let a label that is merged over several columns stand over each of them."""
    found = list(labels)
    for column, end in ends.items():
        for at in range(column + 1, min(end + 1, len(found))):
            found[at] = found[at] or labels[column]
    return found


def _shown(tops: list[list[str]]) -> list[str]:
    """Return the label of each column as the sheet shows it: the lowest."""
    width = max(map(len, tops))
    return [next((level[column] for level in reversed(tops) if column < len(level) and level[column]), "")
            for column in range(width)]

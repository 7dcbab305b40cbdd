"""Reads the people of one row."""

import re
from collections.abc import Iterator

from hulian.people.roster import rows as kinds
from hulian.people.roster.care import change_of, needs_of
from hulian.people.roster.carry import DOOR, HEADS, Carried
from hulian.people.roster.cells import known, without_spaces
from hulian.people.roster.checks import identity_of, phone_of, sex_of
from hulian.people.roster.dates import day_of, is_no_day
from hulian.people.roster.line import Fault, Line
from hulian.people.roster.opened import Sheet
from hulian.people.roster.shapes import Block

_ASIDE = re.compile(r"\((.*?)\)?$")
MOST_NAME, MOST_RELATION = 40, 12
EVIDENCE = ("identity", "phone", "born", "relation", "sex")


class Reader:
    """Reads the rows of one block of a table."""

    def __init__(
        self, sheet: Sheet, block: Block, labels: list[str], carried: Carried, places: tuple[str, ...],
    ) -> None:
        """Stand under the head."""
        self.sheet, self.block, self.labels, self.carried, self.places = sheet, block, labels, carried, places
        self.name_at = block.persons[0]["name"]
        self.columns = sorted({*block.home.values(), *(at for person in block.persons for at in person.values())})

    def read(self, at: int, row: list[object], texts: list[str]) -> Iterator[Line]:
        """Yield the people of a row: none for subtotals, notes and the names of parts."""
        people = [(person, kept) for person in self.block.persons if (kept := _kept(person, texts))]
        if any(name in kept for _person, kept in people for name in EVIDENCE):
            named = any("name" in kept for _person, kept in people)
            if kinds.is_total(texts) or (not named and kinds.is_note(texts)):
                return
        elif not self._may_be_person(at, row, texts, people[0][1].get("name", "") if people else ""):
            return
        for place, (person, kept) in enumerate(people):
            yield from self._person(at, row, texts, person, kept, leads=place == 0)

    def _may_be_person(self, at: int, row: list[object], texts: list[str], name: str) -> bool:
        """Return whether a row without facts of a person is one: a bare name. What it says of homes is kept."""
        filled = list(filter(None, texts))
        if kinds.is_total(texts) or kinds.is_note(texts):
            return False
        if len(set(filled)) == 1 and not kinds.is_name(name):
            self.carried.say_part(filled[0])
            return False
        if not name:
            self.carried.enter(at, texts, is_head=False, name="")
        return bool(name)

    def _person(self, at: int, row: list[object], texts: list[str], person: dict[str, int], kept: dict[str, str],
                *, leads: bool) -> Iterator[Line]:
        name, aside = _name(kept.get("name", ""))
        relation = without_spaces(kept.get("relation", ""))[:MOST_RELATION]
        is_head = (relation or aside).lower() in HEADS
        begins = leads and self.carried.enter(at, texts, is_head=is_head, name=name)
        if begins and not is_head and {"head_identity", "head_phone"} & set(self.block.home):
            yield from self._implied(at, row, texts, name)
        told = {"name": name, "relation": relation or (aside if is_head else ""), "aside": aside}
        yield self._line(at, row, texts, person, kept | told)

    def _line(self, at: int, row: list[object], texts: list[str], person: dict[str, int], kept: dict[str, str],
              ) -> Line:
        identity, wrong_identity = self._identity(person, kept, row)
        phone, wrong_phone = phone_of(row[person["phone"]]) if "phone" in kept else ("", "")
        address = self.carried.address(self.places)
        faults = [Fault(self.labels[person[name]], code) for name, code in
                  (("identity", wrong_identity), ("phone", wrong_phone)) if code]
        born = day_of(row[person["born"]]) if "born" in kept else None
        if "born" in kept and is_no_day(row[person["born"]]):
            faults.append(Fault(self.labels[person["born"]], "no_day"))
        faults += self._missing(person, kept["name"], address.key)
        identity = "" if wrong_identity else identity
        remarks = " ".join(filter(None, (kept.get("status"), kept.get("aside"), *self._kinds(texts))))
        return Line(
            self.sheet.name, at, str(self.carried.values.get("number", "")), self.carried.head(), address.key,
            address.building, address.unit, str(self.carried.values.get("grid", "")) or self.carried.grid,
            kept["name"], identity, phone, sex_of(kept.get("sex", ""), identity),
            born.isoformat() if born else _born_of(identity), kept.get("relation", ""),
            needs_of(remarks, self._asked(texts)), change_of(remarks), kept.get("emergency_name", "")[:MOST_NAME],
            phone_of(kept.get("emergency_phone", ""))[0], kept.get("key_holder", "")[:60], False, tuple(faults),
            self._raw(texts) if faults else (),
        )

    def _raw(self, texts: list[str]) -> tuple[str, ...]:
        """Return the row as it stands, with what was carried down to it, so that it can stand alone."""
        cells = list(texts)
        for name, column in self.block.home.items():
            if column < len(cells) and not cells[column]:
                cells[column] = str(self.carried.values.get(name, ""))
        return tuple(cells)

    def _identity(self, person: dict[str, int], kept: dict[str, str], row: list[object]) -> tuple[str, str]:
        """Return the ID number and what is wrong; another kind of paper (a passport) has no check digit to be wrong."""
        if "identity" not in kept:
            return "", ""
        number, wrong = identity_of(row[person["identity"]])
        paper = kept.get("document", "身份证")
        return (number, wrong) if "身份证" in paper or "户口" in paper else ("", "")

    def _missing(self, person: dict[str, int], name: str, key: str) -> Iterator[Fault]:
        if not name:
            yield Fault(self.labels[person["name"]], "no_name")
        if not key and not self.carried.values.get("number"):
            column = next((self.block.home[part] for part in (*DOOR, "number") if part in self.block.home), None)
            yield Fault("" if column is None else self.labels[column], "no_home")

    def _kinds(self, texts: list[str]) -> list[str]:
        return [texts[column] for column in self.block.kinds if column < len(texts)]

    def _asked(self, texts: list[str]) -> tuple[tuple[str, str], ...]:
        return tuple((code, texts[column]) for column, code in self.block.needs.items() if column < len(texts))

    def _implied(self, at: int, row: list[object], texts: list[str], name: str) -> Iterator[Line]:
        """Yield the head of a home who is named beside the members, with an own ID number."""
        head = self.carried.head()
        if head and head != name:
            columns = {"name": "head", "identity": "head_identity", "phone": "head_phone"}
            person = {own: self.block.home[of] for own, of in columns.items() if of in self.block.home}
            kept = _kept(person, texts) | {"name": head, "relation": "户主"}
            yield self._line(at, row, texts, person, kept)._replace(implied=True)


def _kept(person: dict[str, int], texts: list[str]) -> dict[str, str]:
    """Return what is known of one person in a row."""
    width = len(texts)
    return {name: words for name, column in person.items() if column < width and (words := known(texts[column]))}


def _name(words: str) -> tuple[str, str]:
    """Return a name and what stands in brackets behind it: 陈月明(户主)."""
    aside = _ASIDE.search(words) if "(" in words else None
    name = _ASIDE.sub("", words).strip() if aside else words
    if not name.isascii():
        name = without_spaces(name)
    return name[:MOST_NAME], aside[1] if aside else ""


def _born_of(identity: str) -> str:
    return f"{identity[6:10]}-{identity[10:12]}-{identity[12:14]}" if identity else ""

"""Reads the records of a CSV file as offices export them: with BOM, in UTF-8 or GB18030, with line breaks in texts."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from hulian.cases.intake import Record

COLUMNS = ("id", "title", "time", "text")
LONGEST_FIELD = 16 * 1024 * 1024
# Control characters that no database wants; tab and line breaks stay.
UNWANTED = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


class Unreadable(Exception):
    """The file is no CSV that we can read; the words say why."""


def read_records(path: Path) -> list[Record]:
    """Return the records of a file. Raises Unreadable."""
    text = read_text(path)
    csv.field_size_limit(LONGEST_FIELD)
    try:
        return list(_records(text, open_end=_has_open_end(text)))
    except csv.Error as error:
        raise Unreadable(_("This file can't be read as a table: {error}").format(error=error)) from error


def read_text(path: Path) -> str:
    """Return the text of a file in whichever of the usual codings it is. Raises Unreadable."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable(_("This file can't be opened: {error}").format(error=error.strerror)) from error
    codings = ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for coding in codings:
        try:
            return raw.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("These letters can't be read: please save the file as CSV in UTF-8."))


def _records(text: str, *, open_end: bool) -> Iterator[Record]:
    rows = _numbered(text)
    first = next(rows, None)
    if first is None:
        raise Unreadable(_("This file is empty."))
    names = [name.strip().lower() for name in first[1]]
    if "text" not in names:
        raise Unreadable(_("The first line of this file names no column “text”."))
    at = {name: names.index(name) for name in COLUMNS if name in names}
    last = None
    for row in rows:
        if last:
            yield _record(*last, at)
        last = row
    if last:
        yield _record(*last, at, broken=_("a quotation mark that begins here is never closed") if open_end else "")


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record that isn't blank with the physical line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""))
    while True:
        begins = reader.line_num + 1
        row = next(reader, None)
        if row is None:
            return
        if any(value.strip() for value in row):
            yield begins, row


def _record(line: int, row: list[str], at: dict[str, int], broken: str = "") -> Record:
    values = {name: row[place].translate(UNWANTED) if place < len(row) else "" for name, place in at.items()}
    return Record(
        line, values["text"], id=values.get("id", "").strip(), title=values.get("title", "").strip(),
        time=values.get("time", "").strip(), broken=broken,
    )


def _has_open_end(text: str) -> bool:
    """Return whether the file ends inside a quotation mark, which would swallow all that follows it."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for _row in reader:
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False

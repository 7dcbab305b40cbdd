"""A file opened: what kind it is, its sheets, and their rows one by one."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import python_calamine as calamine

from hulian.people.roster.broken import Broken
from hulian.people.roster.decoding import decode
from hulian.people.roster.formulas import unsaved_formulas

MOST_BYTES = 200 * 1024 * 1024
MOST_UNPACKED = 600 * 1024 * 1024
ENDINGS = {"xlsx": "xlsx", "xlsm": "xlsx", "xls": "xls", "et": "xls", "ods": "ods",
           "csv": "text", "tsv": "text", "txt": "text"}
NO_TABLES = (b"<html", b"<!doctype", b"<table", b"<?xml", b"%pdf", b"\x89png", b"gif8", b"\xff\xd8\xff", b"rar!",
             b"{\\rtf", b"7z\xbc\xaf")


@dataclass(slots=True)
class Sheet:
    """One sheet: its name ('' for CSV), rows with their numbers from 1, and merged cells (from 0, both ends in)."""

    name: str
    rows: Iterator[tuple[int, list[object]]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    unsaved: set[tuple[int, int]] = field(default_factory=set)


class Opened:
    """A file whose kind is known. Raises Broken."""

    def __init__(self, path: Path) -> None:
        """Look at the first bytes, and at the name."""
        self.path = path
        if not path.is_file():
            raise Broken("missing")
        size = path.stat().st_size
        if size == 0:
            raise Broken("empty")
        if size > MOST_BYTES:
            raise Broken("too_large", most=MOST_BYTES >> 20)
        self.kind = _kind(path)
        self.book = None if self.kind == "text" else _book(path, self.kind)
        self.unsaved = unsaved_formulas(path) if self.kind == "xlsx" else {}

    def names(self) -> list[str]:
        """Return the names of the sheets that are shown."""
        if self.book is None:
            return [""]
        return [sheet.name for sheet in self.book.sheets_metadata
                if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet]

    def sheet(self, name: str) -> Sheet:
        """Return one sheet, wholly read as far as the parser goes, so that what is broken shows now."""
        if self.book is None:
            return Sheet("", _csv_rows(self.path))
        try:
            found = self.book.get_sheet_by_name(name)
        except BaseException as error:  # the parser's own panics aren't Exceptions
            raise Broken("cut_off") from error
        return Sheet(name, enumerate(found.iter_rows(), 1), found.merged_cell_ranges or [],
                     self.unsaved.get(name, set()))


def _kind(path: Path) -> str:
    """Return what the bytes are; a name that says otherwise is refused, because one of the two is a mistake."""
    with path.open("rb") as file:
        start = file.read(4096)
    ending = path.suffix.lower().lstrip(".")
    kind = _of_bytes(start, path)
    meant = ENDINGS.get(ending, "")
    if ending and not meant:
        raise Broken("not_a_table", ending=ending)
    if kind == "other":
        raise Broken("wrong_ending" if meant != "text" else "not_text", ending=ending, found="")
    if meant and kind != meant:
        raise Broken("wrong_ending", ending=ending, found=kind)
    return kind


def _of_bytes(start: bytes, path: Path) -> str:
    if start.startswith(b"PK"):
        return _zip_kind(path)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return "xls"
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(NO_TABLES):
        return "other"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    noughts = start.count(0)
    if noughts and not (start[1::2].count(0) > len(start) // 5 or start[::2].count(0) > len(start) // 5):
        return "other"
    control = sum(byte < 9 or 13 < byte < 27 for byte in start) - noughts
    return "other" if control > len(start) // 100 + 2 else "text"


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if sum(item.file_size for item in archive.infolist()) > MOST_UNPACKED:
                raise Broken("too_large_unpacked", most=MOST_UNPACKED >> 20)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise Broken("cut_off") from error
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "ods" if "content.xml" in names else "other"


def _book(path: Path, kind: str) -> calamine.CalamineWorkbook:
    try:
        return calamine.CalamineWorkbook.from_path(str(path))
    except calamine.PasswordError as error:
        raise Broken("locked") from error
    except BaseException as error:
        if kind == "xls" and b"E\0n\0c\0r\0y\0p\0t\0e\0d" in path.read_bytes():
            raise Broken("locked") from error
        raise Broken("cut_off") from error


def _csv_rows(path: Path) -> Iterator[tuple[int, list[object]]]:
    words = decode(path)
    separator = _separator(words[:20_000])
    csv.field_size_limit(1 << 20)
    try:
        yield from enumerate(csv.reader(io.StringIO(words, newline=""), delimiter=separator), 1)
    except csv.Error as error:
        raise Broken("cut_off") from error


def _separator(sample: str) -> str:
    """Return what parts the columns: whichever of the four is most regular."""
    lines = [line for line in sample.splitlines() if line.strip()][:60]
    return max("\t,;|", key=lambda sign: sum(min(line.count(sign), 40) for line in lines)) if lines else ","


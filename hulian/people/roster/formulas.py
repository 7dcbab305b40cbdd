"""Formulas whose values were never saved: a program wrote them, and no spreadsheet has worked them out yet."""

import re
import zipfile
from html import unescape
from pathlib import Path

_UNSAVED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*?><f[^>]*?(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')
_SHEET = re.compile(rb'<sheet [^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_PART = re.compile(rb"<Relationship [^>]*?>")
_CHUNK, _OVERLAP = 4 << 20, 4096


def unsaved_formulas(path: Path) -> dict[str, set[tuple[int, int]]]:
    """Return (row from 1, column from 0) of such cells, by sheet."""
    with zipfile.ZipFile(path) as archive:
        return {name: cells for name, part in _parts(archive) if (cells := _in_sheet(archive, part))}


def _parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return the name of each sheet and the part of the file that holds it."""
    try:
        book, links = archive.read("xl/workbook.xml"), archive.read("xl/_rels/workbook.xml.rels")
    except KeyError:
        return []
    targets = {_said(link, b"Id"): _said(link, b"Target") for link in _PART.findall(links)}
    return [(unescape(name.decode()), "xl/" + targets.get(key.decode(), "").removeprefix("/xl/"))
            for name, key in _SHEET.findall(book)]


def _said(link: bytes, name: bytes) -> str:
    found = re.search(name + rb'="([^"]*)"', link)
    return found[1].decode() if found else ""


def _in_sheet(archive: zipfile.ZipFile, part: str) -> set[tuple[int, int]]:
    cells: set[tuple[int, int]] = set()
    if part not in archive.namelist():
        return cells
    rest = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            whole = rest + chunk
            if b"<f" in whole:
                cells |= {(int(row), _column(letters)) for letters, row in _UNSAVED.findall(whole)}
            rest = whole[-_OVERLAP:]
    return cells


def _column(letters: bytes) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + letter - 64
    return at - 1

"""Small spreadsheets for the tests, and what is read out of them."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from hulian.people.roster.opened import Opened
from hulian.people.roster.walk import Walk, Wishes, check

GOOD = "440605193411147622"
OTHER = "440605199702128752"
THIRD = "440605200801304083"


def xlsx(path: Path, rows: list, *, merge: tuple[str, ...] = (), title: str = "名单") -> Path:
    """Write one sheet."""
    book = Workbook()
    page = book.active
    page.title = title
    for row in rows:
        page.append(list(row))
    for cells in merge:
        page.merge_cells(cells)
    book.save(path)
    return path


def text(path: Path, rows: list, *, encoding: str = "utf-8", sign: str = ",") -> Path:
    """Write a text table."""
    path.write_bytes("\r\n".join(sign.join(map(str, row)) for row in rows).encode(encoding))
    return path


def lines(path: Path, **chosen: str) -> list:
    """Return the people read out of a file."""
    opened, found, tables = Opened(path), [], []
    for name in opened.names():
        walk = Walk(opened.sheet(name), Wishes(chosen))
        found += walk.lines()
        tables += walk.tables
    check(tables)
    return found


def told(path: Path, *names: str) -> list[tuple]:
    """Return some facts of each person."""
    return [tuple(getattr(line, name) for name in names) for line in lines(path)]


DAY = date(1956, 3, 4)

"""The sheet to mend: the rows with problems as they stood, and why, to be filled in and sent again."""

from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill

from hulian.people.roster.outcome import Outcome
from hulian.people.roster.words import of_fault

PALE = PatternFill("solid", fgColor="FFF1D6")


def write_mend(outcome: Outcome, to: Path | IO[bytes]) -> None:
    """Write an xlsx: under the labels of each table its rows with problems, and the reason at the end of each."""
    book, pages = Workbook(write_only=True), {}
    for table, problems in outcome.rows_to_mend():
        key = (table.sheet, table.row)
        if key not in pages:
            pages[key] = book.create_sheet(_name(table.sheet))
            pages[key].append([_cell(pages[key], words, bold=True) for words in (*table.labels, _("What to mend"))])
        pages[key].append(_row(pages[key], table.labels, problems))
    if not pages:
        book.create_sheet(_("Nothing to mend"))
    book.save(to)


def _row(page: object, labels: list[str], problems: list) -> list[WriteOnlyCell]:
    """Return the cells of a row, the wrong ones coloured."""
    wrong = {one.column for one in problems}
    width = len(labels)
    raw = (*problems[0].raw, *[""] * width)[:width]
    cells = [_cell(page, words, wrong=label in wrong) for words, label in zip(raw, labels, strict=True)]
    return [*cells, _cell(page, "; ".join(of_fault(one.code) for one in problems))]


def _cell(page: object, words: str, *, bold: bool = False, wrong: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value="".join(char for char in words if char >= " "))
    cell.data_type = "s"  # a name that begins with = stays a name
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    if wrong:
        cell.fill = PALE
    return cell


def _name(sheet: str) -> str:
    """Return a name that a sheet may have: the grid it speaks of is kept."""
    return "".join(char for char in sheet if char not in "[]:*?/\\")[:31] or _("To mend")

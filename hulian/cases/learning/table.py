"""Reads the texts (and categories) of a CSV file as offices export them: any order of columns, UTF-8 or GB18030."""

import csv
import io
from pathlib import Path

from django.utils.translation import gettext as _

from hulian.cases.intake_file import LONGEST_FIELD, Unreadable, read_text


def read_table(path: Path, *columns: str) -> list[tuple[str, ...]]:
    """Return the wanted columns of each record. Raises Unreadable."""
    csv.field_size_limit(LONGEST_FIELD)
    try:
        return _rows(read_text(path), columns)
    except csv.Error as error:
        raise Unreadable(_("This file can't be read as a table: {error}").format(error=error)) from error


def _rows(text: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    rows = csv.reader(io.StringIO(text, newline=""))
    names = [name.strip().lower() for name in next((row for row in rows if row), [])]
    for column in columns:
        if column not in names:
            raise Unreadable(_("The first line of this file names no column “{name}”.").format(name=column))
    at = [names.index(column) for column in columns]
    return [tuple(row[place].strip() if place < len(row) else "" for place in at) for row in rows if row]

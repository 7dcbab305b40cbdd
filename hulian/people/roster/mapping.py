"""A mapping that somebody wrote: which field a label means, in either direction, in our words or the sheet's."""

import json
from pathlib import Path

from hulian.people.roster.broken import Broken
from hulian.people.roster.headings import FIELDS, field_of, plain

KNOWN = FIELDS | {"head", "identity", "name"}


def read_mapping(path: Path) -> dict[str, str]:
    """Return the field of each label. Raises Broken."""
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise Broken("mapping") from error
    if isinstance(told, dict) and isinstance(told.get("columns"), dict):
        told = told["columns"]
    if not isinstance(told, dict):
        raise Broken("mapping")
    return dict(_pair(str(key), "" if value is None else str(value)) for key, value in told.items())


def _pair(key: str, value: str) -> tuple[str, str]:
    """Return (label, field): {'住户': 'name'}, {'name': '住户'} and {'住户': '姓名'} say the same; '' leaves it out."""
    if value in KNOWN or not value:
        return plain(key), value or "ignored"
    if key in KNOWN:
        return plain(value), key
    if field := field_of(value):
        return plain(key), field
    if field := field_of(key):
        return plain(value), field
    raise Broken("mapping")

"""Days in the many ways that people and programs write them."""

import re
from datetime import date, datetime, timedelta, timezone

from hulian.people.roster.cells import text

_NUMERALS = dict.fromkeys("〇零○ＯO", 0) | {char: at for at, char in enumerate("一二三四五六七八九", 1)}
_SPELT = re.compile(
    r"^([〇零○ＯO一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,4})[日号]?$")
_YMD = re.compile(r"^(\d{4})\s*[-./年\\,、\s]\s*(\d{1,2})\s*[-./月\\,、\s]\s*(\d{1,2})\s*[日号]?(?:[\sT].*)?$")
_DMY = re.compile(r"^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?:\s.*)?$")
_SHORT = re.compile(r"^(\d{2})[-./年](\d{1,2})[-./月](\d{1,2})日?$")
# A spreadsheet counts days from here; a bare 1956 is a year, not a day.
_EPOCH, _FIRST_SERIAL, _LAST_SERIAL, _YEARS = date(1899, 12, 30), 60, 60000, range(1900, 2100)
_DIGITS = 8
OLDEST, _HERE = 1890, timezone(timedelta(hours=8))


def day_of(value: object) -> date | None:
    """Return the day that a cell means; None where it means none, or not a whole one."""
    if isinstance(value, datetime):
        return _sane(value.year, value.month, value.day)
    if isinstance(value, date):
        return _sane(value.year, value.month, value.day)
    words = text(value).removesuffix(".0")
    return _of_number(words) if words.isdigit() else _of_words(words)


def is_no_day(value: object) -> bool:
    """Return whether a cell is written as a whole day, and there is no such day, or it is still to come.

    A bare year, 不详 and the like are no whole day, so nothing is wrong with them.
    """
    words = text(value).removesuffix(".0")
    whole = (words.isdigit() and len(words) == _DIGITS) or any(shape.match(words) for shape in (_YMD, _DMY, _SHORT))
    return whole and day_of(value) is None


def _of_number(words: str) -> date | None:
    if len(words) == _DIGITS:
        return _sane(int(words[:4]), int(words[4:6]), int(words[6:]))
    if 3 <= len(words) <= 5 and _FIRST_SERIAL < int(words) < _LAST_SERIAL and int(words) not in _YEARS:
        return _EPOCH + timedelta(days=int(words))
    return None


def _of_words(words: str) -> date | None:
    if found := _YMD.match(words):
        return _sane(*map(int, found.groups()))
    if found := _SPELT.match(words.replace(" ", "")):
        year = int("".join(str(_NUMERALS[char]) for char in found[1]))
        return _sane(year, _spelt(found[2]), _spelt(found[3]))
    if found := _DMY.match(words):
        first, second, year = map(int, found.groups())
        return _sane(year, second, first) if first > 12 else _sane(year, first, second)
    if found := _SHORT.match(words):
        year = int(found[1])
        return _sane(year + (2000 if year <= _today().year % 100 else 1900), int(found[2]), int(found[3]))
    return None


def _spelt(numeral: str) -> int:
    """Return 一 … 三十一 as a number."""
    if "十" not in numeral:
        return _NUMERALS[numeral] if len(numeral) == 1 else 0
    tens, _, ones = numeral.partition("十")
    return (_NUMERALS.get(tens, 1) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)


def _today() -> date:
    return datetime.now(_HERE).date()


def _sane(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found.year >= OLDEST and found <= _today() else None

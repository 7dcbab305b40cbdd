"""What stands in one cell, as text: full width, floats, dates and the words for 'nothing'."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

NOTHING = {
    "", "无", "暂无", "没有", "不详", "未知", "空", "未提供", "未登记", "不清楚", "待补", "待核实",
    "n/a", "na", "none", "null", "nan", "-", "--", "---", "—", "——", "/", "\\", "//", "?", "??", ".", "0",
    "#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!",
}
LONGEST_NOTHING = 8
_UNSEEN = re.compile("[\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ufeff\\x00-\\x08\\x0b-\\x1f]")
_SPACES = re.compile(r"[\s\u3000\xa0]+")
_TEXT_TRICK = re.compile(r'^="(.*)"$')


def text(value: object) -> str:
    """Return a cell as a person reads it, in half width, without what can't be seen."""
    if isinstance(value, str):
        return value if value.isascii() and value.isalnum() else _clean(value)
    if value is None or isinstance(value, bool):
        return "" if value is None else ("是" if value else "否")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time | timedelta):
        return str(value)
    return str(value)


@lru_cache(maxsize=4096)
def _clean(value: str) -> str:
    plain = value
    if not (value.isprintable() and unicodedata.is_normalized("NFKC", value)) or "  " in value:
        plain = _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFKC", value)))
    plain = plain.strip(" '`’")
    trick = _TEXT_TRICK.match(plain) if plain[:1] == "=" else None
    return trick[1].strip() if trick else plain


def known(words: str) -> str:
    """Return the words, or '' where they only say that nothing is known."""
    return "" if len(words) < LONGEST_NOTHING and words.lower() in NOTHING else words


def is_blank(value: object) -> bool:
    """Return whether a cell shows nothing."""
    return value is None or value == "" or (isinstance(value, str) and not value.strip(" \t\r\n\u3000\xa0\u200b\ufeff"))


def without_spaces(words: str) -> str:
    """Return words with no space at all."""
    return words.replace(" ", "") if " " in words else words

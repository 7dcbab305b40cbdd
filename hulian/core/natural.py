"""Door numbers in the order people count them: 1, 2, 10, not 1, 10, 2."""

import re
from functools import lru_cache

from hulian.core.search.tokens import by_sound

Key = tuple[tuple[int, str], ...]


def natural_key(text: str) -> Key:
    """Return what to sort an address by: its words by pinyin, its numbers by size."""
    parts = re.split(r"(\d+)", text)
    return tuple((int(part), "") if part.isdecimal() else (-1, _words(part)) for part in parts if part.strip())


@lru_cache(maxsize=4096)
def _words(part: str) -> str:
    return by_sound(part.strip())

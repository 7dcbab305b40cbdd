"""A building looked for by its address, as people write it: with spaces or without, in wide letters, with a flat."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from hulian.contact.lists.streets import house_of

Item = TypeVar("Item")


def found_by(query: str, items: Sequence[Item], address: Callable[[Item], str]) -> list[Item]:
    """Return what has such an address; where nothing has, what has the address of a flat's building."""
    wanted = plain(query)
    pattern = re.compile((r"(?<!\d)" if wanted[:1].isdecimal() else "") + re.escape(wanted))
    if found := [one for one in items if pattern.search(plain(address(one)))]:
        return found
    whole = [one for one in items if _leads_in(plain(address(one)), wanted)]
    return whole or [one for one in items if _leads_in(plain(house_of(address(one))), wanted)]


def plain(words: str) -> str:
    """Return words without what is written now this way and now that: spaces, wide letters, capitals."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


def _leads_in(place: str, wanted: str) -> bool:
    """Return whether what is wanted begins with this place; 1 栋 doesn't begin with 1."""
    rest = wanted.removeprefix(place)
    return rest != wanted and not (place[-1:].isdecimal() and rest[:1].isdecimal())

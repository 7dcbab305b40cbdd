"""The eight digits on a home's card: whether somebody typed them right, and what a browser remembers of it."""

from django.utils.crypto import constant_time_compare

from hulian.core import links, misses
from hulian.people.models import Household

# What the card's link and its code are for.
PURPOSE = "household"


def too_many(home: Household) -> bool:
    """Return whether too many wrong codes were tried for this home, from wherever."""
    return misses.shut("code", home.pk)


def fits(home: Household, typed: str) -> bool:
    """Return whether the digits are those on the household's card; a wrong try is counted."""
    code = "".join(char for char in typed if char.isdecimal() and char.isascii())
    if constant_time_compare(code, links.short_code(PURPOSE, home.pk, home.code_version)):
        return True
    misses.note("code", home.pk)
    return False


def proof(home: Household) -> str:
    """Return what a browser that typed it right keeps, signed; a new code ends it."""
    return f"{home.pk}:{home.code_version}"

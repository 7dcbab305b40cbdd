"""What members are called where several stand together: a branch has three 陈叔 陈国栋."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from hulian.contact.lists.reasons import whole_name
from hulian.contact.members import Member


def names_of(members: Iterable[Member]) -> dict[UUID, str]:
    """Return what to call each of these; where a name stands twice, with the building they live in."""
    people = list(members)
    twice = Counter(whole_name(one.user) for one in people)
    return {one.user.pk: _at(whole_name(one.user), one.address if twice[whole_name(one.user)] > 1 else "")
            for one in people}


def _at(name: str, place: str) -> str:
    return _("{name} ({place})").format(name=name, place=place) if place else name

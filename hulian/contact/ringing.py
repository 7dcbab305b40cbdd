"""What a person may know of each home in a list, its numbers above all, without asking home by home."""

from collections.abc import Sequence
from uuid import UUID

from hulian.accounts.matrix import may
from hulian.contact.models import ContactLink
from hulian.core.actor import Actor
from hulian.people.models import Household, Resident


def theirs(homes: Sequence[Household], by: Actor, *acts: str) -> set[UUID]:
    """Return which of the homes this person looks after today; only looked for where their role doesn't do."""
    if by.id is None or all(may(by, act, home.area_path) for act in acts for home in homes):
        return set()
    mine = ContactLink.objects.looked_after_by(by.id).filter(household__in=homes)
    return set(mine.values_list("household_id", flat=True))


def known_to(home: Household, by: Actor, act: str, mine: set[UUID]) -> bool:
    """Return whether a person may do it at a home: by role, or because the home is among those they look after."""
    return home.pk in mine or may(by, act, home.area_path)


def ringable(homes: Sequence[Household], by: Actor) -> set[UUID]:
    """Return those of the homes that this person may ring, and of which a number is known."""
    mine = theirs(homes, by, "resident.show")
    known = Resident.objects.filter(household__in=homes, gone_at=None).exclude(phone=b"")
    numbers = set(known.values_list("household_id", flat=True))
    return {home.pk for home in homes if home.pk in numbers and known_to(home, by, "resident.show", mine)}

"""Which homes of a list a person may ring: a number is known there, and it is theirs to see."""

from collections.abc import Sequence
from uuid import UUID

from hulian.accounts.matrix import may
from hulian.contact.models import ContactLink
from hulian.core.actor import Actor
from hulian.people.models import Household, Resident


def ringable(homes: Sequence[Household], by: Actor) -> set[UUID]:
    """Return those of the homes that this person may ring: by role, or because they look after them today."""
    mine = set(ContactLink.objects.looked_after_by(by.id).filter(household__in=homes).values_list(
        "household_id", flat=True)) if by.id else set()
    known = Resident.objects.filter(household__in=homes, gone_at=None).exclude(phone=b"")
    numbers = set(known.values_list("household_id", flat=True))
    return {home.pk for home in homes if home.pk in numbers and (
        home.pk in mine or may(by, "resident.show", home.area_path))}

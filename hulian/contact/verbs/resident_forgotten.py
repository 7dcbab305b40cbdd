"""resident_forgotten: somebody asks us to forget them; with the last one the home ends as when the last one leaves."""

from django.db import transaction

from hulian.cases.verbs.forget import forget
from hulian.contact import rhythm
from hulian.contact.follows import left_behind
from hulian.contact.models import Refusal
from hulian.core.actor import Actor
from hulian.core.sealed import open_field
from hulian.people.called import names_of
from hulian.people.models import Household, Resident
from hulian.people.verbs.erase_resident import erase_resident, homes_of


def resident_forgotten(person: Resident, *, by: Actor) -> Resident:
    """Let somebody be forgotten. Raises what `people.erase_resident` raises.

    Where others live on there, nobody is told: to be forgotten isn't to have left.
    """
    home, here, phone = person.household, person.gone_at is None, open_field(person, "phone")
    homes = homes_of(person)
    said = _called(person, homes)
    with transaction.atomic():
        erase_resident(person, by=by)
        forget(Household.objects.filter(pk__in=[one.pk for one in homes]), said, phone)
        Refusal.objects.filter(household__in=homes, by_name__in=said).update(by_name="")
        if here and home.stands:
            rhythm.settle(home, verb="contact.resident_forgotten")
        elif here:
            left_behind(home, verb="contact.resident_forgotten", by=by)
    return person


def _called(person: Resident, homes: list[Household]) -> set[str]:
    """Return what they were called by in what was written down: their names, and their homes that bore these."""
    names = names_of(person)
    return names | {home.called for home in homes if any(name in home.called for name in names)}

"""How many, by building: one question to the database for each layer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from hulian.cases.models import Case
from hulian.contact.models import ContactLink
from hulian.contact.silence import NEVER, overdue, with_heard
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.models import Household
from hulian.places.models import Area


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one building: how many; of them overdue (or never met) and nearly due; of how many homes; since when."""

    n: int
    red: int = 0
    yellow: int = 0
    of: int = 0
    since: datetime | None = None


Tallies = dict[UUID | None, Tally]


def open_cases(actor: Actor, place: Area) -> Tallies:
    """Return the open matters of a place that this person sees; None: those that belong to no building.

    They are the same as on the list of this person: also what is about somebody, for who may see that.
    """
    now, where = clock.now(), "household__dwelling__building"
    seen = Case.objects.visible_to(actor).open().within(place.path).order_by()
    rows = seen.values(where).annotate(
        n=Count("pk"), red=Count("pk", filter=Q(due_at__lt=now)),
        yellow=Count("pk", filter=Q(yellow_at__lte=now, due_at__gte=now)))
    return {row[where]: Tally(row["n"], row["red"], row["yellow"]) for row in rows}


def without_contact(actor: Actor, place: Area) -> Tallies:
    """Return the homes that nobody looks after."""
    rows = uncovered(_homes(actor, place)).values("dwelling__building").annotate(
        of=Count("pk"), n=Count("pk", filter=Q(has_contact=False)))
    return {row["dwelling__building"]: Tally(row["n"], of=row["of"]) for row in rows if row["n"]}


def not_heard(actor: Actor, place: Area) -> Tallies:
    """Return the homes that nobody has heard from for longer than the rule of the place says."""
    silent = overdue(place.path)
    rows = with_heard(_homes(actor, place)).values("dwelling__building").annotate(
        of=Count("pk"), n=Count("pk", filter=silent), never=Count("pk", filter=Q(heard=NEVER)),
        since=Min("heard", filter=silent & Q(heard__gt=NEVER)))
    return {row["dwelling__building"]: Tally(row["n"], row["never"], 0, row["of"], row["since"])
            for row in rows if row["n"]}


def uncovered(homes: QuerySet[Household]) -> QuerySet[Household]:
    """Add `has_contact`: whether somebody looks after a home now."""
    return homes.annotate(has_contact=Exists(ContactLink.objects.in_force().served().filter(household=OuterRef("pk"))))


def _homes(actor: Actor, place: Area) -> QuerySet[Household]:
    return Household.objects.visible_to(actor).standing().filter(area_path__startswith=place.path).order_by()


COUNTED: dict[str, Callable[[Actor, Area], Tallies]] = {
    "cases": open_cases, "coverage": without_contact, "silence": not_heard,
}

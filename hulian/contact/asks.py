"""What a home is still to be asked: matters that are done and wait for the resident's word."""

from collections.abc import Iterable

from django.db.models import F

from hulian.cases.codes import State
from hulian.cases.models import Case
from hulian.cases.models.case import CaseQuerySet
from hulian.cases.policy import allowed, doers
from hulian.contact import policy
from hulian.core.actor import Actor
from hulian.people.models import Household


def of_the_home() -> CaseQuerySet:
    """Return the matters that a home's contact may know of: never one that goes round somebody."""
    return Case.objects.filter(about_id=None, scope_path=F("area_path"))


def waiting() -> CaseQuerySet:
    """Return those that wait for the resident's word, the oldest first."""
    return of_the_home().filter(state=State.RESOLVED).order_by("received_at", "id")


def asks_at(home: Household, by: Actor) -> list[Case]:
    """Return what this person may ask at this door; who did the work doesn't ask how it was."""
    at_door = policy.at_the_door(home, by)
    return [case for case in waiting().filter(household=home) if may_ask(case, at_door)]


def may_ask(case: Case, at_door: Actor) -> bool:
    """Return whether who stands at the door may ask of this matter."""
    return allowed("follow_up", case, at_door) and at_door.id not in doers(case)


def titles(cases: Iterable[Case]) -> list[str]:
    """Return what each is called."""
    return [case.title for case in cases]

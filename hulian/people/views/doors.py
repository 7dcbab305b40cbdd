"""The door to a home and its people: strangers get 404, people of the place without the right 403."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from hulian.accounts.require import reach
from hulian.people.models import Household, Resident


def get_home(request: HttpRequest, home_id: UUID, act: str = "household.read") -> Household:
    """Return a home for an act."""
    homes = Household.objects.select_related("dwelling__building__grid", "community", "merged_into")
    return reach(homes, home_id, act, request.actor)


def get_person(request: HttpRequest, home_id: UUID, person_id: UUID, act: str, *, gone: bool = False) -> Resident:
    """Return a person of a home, for an act; `gone` finds those too who were erased or moved out."""
    home = get_home(request, home_id, act)
    people = home.residents.all() if gone else home.residents.filter(gone_at=None)
    person = get_object_or_404(people, pk=person_id)
    person.household = home
    return person

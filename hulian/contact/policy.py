"""Who may do what for a home: by role in its area, or as its contact (their stand-in) by relation."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from hulian.accounts.matrix import may
from hulian.accounts.models import Grant
from hulian.accounts.models.post import in_force
from hulian.accounts.require import NotAllowed
from hulian.accounts.roles import Role
from hulian.contact.models import ContactLink, Visit
from hulian.core.actor import Actor
from hulian.people.models import Household

LEADERS = {Role.STATION_LEADER, Role.BRANCH_SECRETARY}
AS_CONTACT = frozenset({"visit.read", "visit.write", "mark.read", "case.report", "household.find"})


def is_contact(home: Household, by: Actor) -> bool:
    """Return whether the actor looks after this home today."""
    return by.id is not None and ContactLink.objects.looked_after_by(by.id).filter(household=home).exists()


def allowed(act: str, home: Household, by: Actor) -> bool:
    """Return whether the actor may do the act for this home."""
    if by.kind == "system" or may(by, act, home.area_path):
        return True
    return act in AS_CONTACT and is_contact(home, by)


def require(act: str, home: Household, by: Actor) -> None:
    """Raise NotAllowed unless the actor may."""
    if not allowed(act, home, by):
        raise NotAllowed(act)


def reach_home(home_id: UUID, act: str, by: Actor) -> Household:
    """Return a home for an act: strangers get 404, people of the place without the right 403."""
    home = get_object_or_404(Household.objects.select_related("dwelling__building__grid", "community"), pk=home_id)
    if not by.roles_in(home.area_path) and not is_contact(home, by):
        raise Http404
    require(act, home, by)
    return home


def may_ring(home: Household, by: Actor) -> bool:
    """Return whether the actor may see the numbers of a home: by role, or because they look after it."""
    return may(by, "resident.show", home.area_path) or is_contact(home, by)


def at_the_door(home: Household, by: Actor) -> Actor:
    """Return the actor as who stands at this door: what a contact may do there, cases know by it."""
    return replace(by, contact_of=home.pk) if is_contact(home, by) else by


def may_read_confidential(visit: Visit, by: Actor) -> bool:
    """Return whether the actor wrote the confidential part, or leads who wrote it.

    A party member is led by the secretary of their branch, everybody else by the leader of the station team.
    """
    if by.id is not None and visit.by_id == by.id:
        return True
    leads = LEADERS & set(by.roles_in(visit.area_path))
    return bool(leads) and _leader_of(visit) in leads


def _leader_of(visit: Visit) -> Role:
    member = Grant.objects.filter(in_force(), user_id=visit.by_id, role=Role.CONTACT_MEMBER).exists()
    return Role.BRANCH_SECRETARY if member else Role.STATION_LEADER

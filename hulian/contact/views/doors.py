"""How one comes to a member's pages, and their addresses."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from hulian.accounts.require import require
from hulian.contact.lists.member_page import member_in as find_member
from hulian.contact.members import Member, member_in
from hulian.places.models import Area


def address_of(name: str, one: Member, community: Area) -> str:
    """Return the address of a member's page as it is for this community."""
    return f"{reverse(name, args=[one.user.pk])}?area={community.code}"


def reach_member(request: HttpRequest, user_id: UUID, act: str) -> tuple[Area, Member]:
    """Return a member and their community: the one asked for, else the first.

    Strangers get 404, people of the place without the right 403.
    """
    near = [area for area in member_in(user_id) if request.actor.roles_in(area.path)]
    code = request.GET.get("area")
    found = next((area for area in near if code in {None, area.code}), None)
    if found is None:
        raise Http404
    require(act, found.path, request.actor)
    return found, find_member(found, user_id)

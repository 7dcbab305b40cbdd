"""The notice board: which door has which member. Nothing of who lives there, nothing of needs."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from hulian.contact.lists.reasons import whole_name
from hulian.contact.models import ContactLink, Proposal, ProposedLink
from hulian.core.natural import natural_key
from hulian.places.models import Area


class Door(NamedTuple):
    """One door and its member: as people call them with their name, and the name alone (for paper)."""

    building_id: str
    building: str
    door: str
    who: str
    name: str


def on_board(community: Area) -> Proposal | None:
    """Return the list that hangs on the board: the one published last."""
    rows = Proposal.objects.filter(community=community).exclude(published_at=None)
    return rows.order_by("-adopted_at", "-id").first()


def doors_of(proposal: Proposal) -> list[Door]:
    """Return the doors of a list in the order of the street.

    Where somebody was arranged by hand since, they stand there: the board says who comes today. A list that is adopted
    and not published yet doesn't show through.
    """
    links = ContactLink.objects.in_force().filter(community=proposal.community_id, proposal_id=None,
                                                  starts_at__gte=proposal.adopted_at)
    since = {link.household_id: link.member for link in links.select_related("member")}
    rows = ProposedLink.objects.filter(proposal=proposal, household__moved_out_at=None, household__merged_into=None)
    rows = rows.select_related("household__dwelling__building", "member")
    found = set(_doors(rows, since))
    return sorted(found, key=lambda one: (natural_key(one.building), natural_key(one.door), one.who))


def by_building(doors: list[Door], query: str = "") -> list[dict[str, Any]]:
    """Return the doors by building; `query`: only the buildings in whose address it stands."""
    doors = [one for one in doors if query.strip() in one.building]
    return [{"name": key[1], "id": key[0], "doors": list(same)}
            for key, same in groupby(doors, key=lambda one: (one.building_id, one.building))]


def _doors(rows: Any, since: dict) -> Iterator[Door]:  # noqa: ANN401 - a query set
    for row in rows:
        member = since.get(row.household_id) or row.member
        if member:
            dwelling = row.household.dwelling
            yield Door(str(dwelling.building_id), dwelling.building.address, dwelling.unit or _("the whole house"),
                       whole_name(member), member.name)

"""The notice board: which door has which member. Nothing of who lives there, nothing of needs."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from hulian.contact.lists.reasons import whole_name
from hulian.contact.lists.streets import house_of, in_order, sections_of, street_at
from hulian.contact.models import ContactLink, Proposal, ProposedLink
from hulian.core.ids import read_id
from hulian.core.moment import for_a_moment
from hulian.places.models import Area

AT_ONCE, MANY = 300, 20
BUILDING = "household__dwelling__building"


class Door(NamedTuple):
    """One door and its member: as people call them with their name, and the name alone (for paper)."""

    building_id: str
    building: str
    door: str
    who: str
    name: str


class Spot(NamedTuple):
    """A building on the board, and how many of its homes have somebody."""

    id: UUID
    address: str
    homes: int


def on_board(community: Area) -> Proposal | None:
    """Return the list that hangs on the board: the one published last."""
    rows = Proposal.objects.filter(community=community).exclude(published_at=None)
    return rows.order_by("-adopted_at", "-id").first()


def doors_of(proposal: Proposal, buildings: Collection[UUID] | None = None) -> list[Door]:
    """Return the doors of a list in the order of the street; `buildings`: of these only.

    Where somebody was arranged by hand since, they stand there: the board says who comes today. A list that is adopted
    and not published yet doesn't show through.
    """
    links, rows = _since(proposal), _lines(proposal)
    if buildings is not None:
        links, rows = (some.filter(**{f"{BUILDING}__in": buildings}) for some in (links, rows))
    since = {link.household_id: link.member for link in links.select_related("member")}
    found = set(_doors(rows.select_related(BUILDING, "member"), since))
    return in_order(sorted(found), lambda one: one.building, lambda one: one.door)


def board_page(proposal: Proposal, *, street: str, building: str, query: str) -> dict[str, Any]:
    """Return {sections} where a building or few doors are chosen, else {buildings} of a street, or {streets}.

    `street` and `building` are what was chosen and found; `many`: there is something to search in.
    """
    if (at := read_id(building)) and (here := _counted(_lines(proposal).filter(**{BUILDING: at}), proposal)):
        place = here[0].address
        return {"sections": _sections(proposal, here), "chosen": street_at(place), "building": place}
    spots = _spots(proposal)
    street = street if any(street_at(one.address) == street for one in spots) else ""
    found = [one for one in spots if query in one.address and street in {"", street_at(one.address)}]
    page = {"chosen": street, "query": query, "many": len(spots) > MANY}
    if sum(one.homes for one in found) <= AT_ONCE:
        return page | {"sections": _sections(proposal, found)}
    if street or query:
        return page | {"buildings": found}
    return page | {"streets": [{"name": name, "homes": sum(one.homes for one in some)}
                               for name, some in _by_street(found)]}


def _by_street(spots: Sequence[Spot]) -> Iterator[tuple[str, list[Spot]]]:
    for name, same in groupby(spots, key=lambda one: street_at(one.address)):
        yield name, list(same)


def _sections(proposal: Proposal, spots: Sequence[Spot]) -> list[dict[str, Any]]:
    """Return the doors of these buildings; of a street's houses with one home each, the house stands for the door."""
    doors = doors_of(proposal, [one.id for one in spots]) if spots else []
    return [{"name": part.title, "doors": [{"door": door_in(part.street, one), "who": one.who} for one in part.items]}
            for part in sections_of(doors, lambda one: one.building)]


def door_in(street: str, one: Door) -> str:
    """Return how a door is named under its building, or under its street, where the house stands before it."""
    if not street:
        return one.door
    house = house_of(one.building)
    return house if one.door == _("the whole house") else f"{house} {one.door}"


def _spots(proposal: Proposal) -> tuple[Spot, ...]:
    return _spots_of(proposal.pk, proposal.community_id, proposal.adopted_at)


@for_a_moment
def _spots_of(proposal_id: UUID, community_id: UUID, adopted_at: datetime) -> tuple[Spot, ...]:
    """Return the buildings of a list in the order of the streets: what the first page of the board is made of."""
    proposal = Proposal(pk=proposal_id, community_id=community_id, adopted_at=adopted_at)
    return tuple(in_order(_counted(_lines(proposal), proposal), lambda one: one.address, lambda _one: ""))


def _counted(rows: QuerySet[ProposedLink], proposal: Proposal) -> list[Spot]:
    by_hand = Exists(_since(proposal).filter(household=OuterRef("household")))
    cared_for = rows.filter(Q(member__isnull=False) | by_hand).order_by()
    return [Spot(*row) for row in cared_for.values_list(BUILDING, f"{BUILDING}__address").annotate(Count("pk"))]


def _lines(proposal: Proposal) -> QuerySet[ProposedLink]:
    return ProposedLink.objects.filter(proposal=proposal, household__moved_out_at=None, household__merged_into=None)


def _since(proposal: Proposal) -> QuerySet[ContactLink]:
    return ContactLink.objects.in_force().filter(community=proposal.community_id, proposal_id=None,
                                                 starts_at__gte=proposal.adopted_at)


def _doors(rows: QuerySet[ProposedLink], since: dict) -> Iterator[Door]:
    for row in rows:
        member = since.get(row.household_id) or row.member
        if member:
            dwelling = row.household.dwelling
            yield Door(str(dwelling.building_id), dwelling.building.address, dwelling.unit or _("the whole house"),
                       whole_name(member), member.name)

"""The notice board: which door has which member. Nothing of who lives there, nothing of needs."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.accounts.models import User
from hulian.contact.codes import LinkEnd
from hulian.contact.lists.finding import found_by
from hulian.contact.lists.reasons import whole_name
from hulian.contact.lists.streets import house_of, in_order, sections_of, street_at
from hulian.contact.models import ContactLink, Proposal
from hulian.core.ids import read_id
from hulian.core.moment import for_a_moment
from hulian.people.models import Household
from hulian.places.models import Area

AT_ONCE, MANY = 300, 20


class Door(NamedTuple):
    """One door and its member: as people call them with their name, and the name alone (for paper)."""

    building_id: str
    building: str
    door: str
    who: str
    name: str


class Spot(NamedTuple):
    """A building on the board, and how many homes it has."""

    id: UUID
    address: str
    homes: int


def on_board(community: Area) -> Proposal | None:
    """Return the list that hangs on the board: the one published last."""
    rows = Proposal.objects.filter(community=community).exclude(published_at=None)
    return rows.order_by("-adopted_at", "-id").first()


def doors_of(proposal: Proposal, buildings: Collection[UUID] | None = None) -> list[Door]:
    """Return the doors of the community in the order of the street; `buildings`: of these only.

    All homes that live there now, those that came since too: the board says who comes today, and where nobody does,
    the community itself. A list that is adopted and not published yet doesn't show through.
    """
    homes, links = _homes(proposal.community_id), _links(proposal)
    if buildings is not None:
        homes = homes.filter(dwelling__building__in=buildings)
        links = links.filter(household__dwelling__building__in=buildings)
    members = _members(proposal, links)
    found = {_door(home, members.get(home.pk)) for home in homes.select_related("dwelling__building")}
    return in_order(sorted(found), lambda one: one.building, lambda one: one.door)


def board_page(proposal: Proposal, *, street: str, building: str, query: str) -> dict[str, Any]:
    """Return {sections} where a building or few doors are chosen, else {buildings} of a street, or {streets}.

    `street` and `building` are what was chosen and found; `many`: there is something to search in.
    """
    if (at := read_id(building)) and (here := _counted(_homes(proposal.community_id).filter(
            dwelling__building=at))):
        place = here[0].address
        return {"sections": _sections(proposal, here), "chosen": street_at(place), "building": place}
    spots = _spots(proposal.community_id)
    street = street if any(street_at(one.address) == street for one in spots) else ""
    here = [one for one in spots if street in {"", street_at(one.address)}]
    found = found_by(query, here, lambda one: one.address)
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


@for_a_moment
def _spots(community_id: UUID) -> tuple[Spot, ...]:
    """Return the buildings of a community in the order of the streets: what the first page of the board is made of."""
    return tuple(in_order(_counted(_homes(community_id)), lambda one: one.address, lambda _one: ""))


def _counted(homes: QuerySet[Household]) -> list[Spot]:
    rows = homes.order_by().values_list("dwelling__building", "dwelling__building__address").annotate(Count("pk"))
    return [Spot(*row) for row in rows]


def _homes(community_id: UUID) -> QuerySet[Household]:
    return Household.objects.standing().filter(community=community_id)


def _links(proposal: Proposal) -> QuerySet[ContactLink]:
    """Return the links there whose member is a member still."""
    return ContactLink.objects.served().filter(community=proposal.community_id).select_related("member")


def _members(proposal: Proposal, links: QuerySet[ContactLink]) -> dict[UUID, User]:
    """Return by home who looks after it as far as it was hung up: not yet by a list that was adopted since."""
    unseen = Proposal.objects.filter(community=proposal.community_id, adopted_at__gt=proposal.adopted_at)
    later = Exists(unseen.filter(pk=OuterRef("proposal_id")))
    now = list(links.in_force().annotate(later=later))
    found = {link.household_id: link.member for link in now if not link.later}
    if any(link.later for link in now):
        # whom such a list took away from a home stands there on; of several, who was there first
        before = links.filter(ended_why=LinkEnd.NEW_LIST, ends_at__gte=Subquery(
            unseen.order_by("adopted_at").values("adopted_at")[:1])).order_by("-ends_at")
        held = {link.household_id for link in now if link.later}
        found |= {link.household_id: link.member for link in before if link.household_id in held}
    return found


def _door(home: Household, member: User | None) -> Door:
    building = home.dwelling.building
    nobody = pgettext("looks after a home itself", "the community")
    return Door(str(building.pk), building.address, home.dwelling.unit or _("the whole house"),
                whole_name(member) if member else nobody, member.name if member else nobody)

"""A list on paper, for the meeting: a row a member with their homes in short, or home by home."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hulian.contact.lists.names import names_of
from hulian.contact.lists.reasons import whole_name
from hulian.contact.lists.rows import read
from hulian.contact.lists.streets import house_of, in_order, street_at
from hulian.contact.members import members_of
from hulian.contact.models import Proposal, ProposedLink

HOUSE = re.compile(r"(\d+)\s*(\D*)")


class Short(NamedTuple):
    """One home in short: 里仁巷 + 12 + 号, or 榕塘花园 3 栋 + 102."""

    where: str
    door: str
    measure: str
    new: bool


def by_member(proposal: Proposal, rows: QuerySet[ProposedLink]) -> list[dict[str, Any]]:
    """Return {name, n, places: [{where, doors: [{door, new}], measure}]} a member by pinyin; first who has nobody."""
    found: dict[Any, list[ProposedLink]] = {}
    for line in in_order(read(rows), lambda one: one.household.dwelling.building.address,
                         lambda one: one.household.dwelling.unit):
        found.setdefault(line.member, []).append(line)
    names = names_of(members_of(proposal.community))
    ordered = sorted(found, key=lambda who: (who is not None, who.sort_key if who else "", str(who.pk if who else "")))
    return [{"name": names.get(who.pk) or whole_name(who) if who else _("nobody yet"), "n": len(found[who]),
             "places": _places(map(_short, found[who]))} for who in ordered]


def _short(line: ProposedLink) -> Short:
    dwelling, new = line.household.dwelling, line.former_id is not None and line.former_id != line.member_id
    address = dwelling.building.address
    house = HOUSE.fullmatch(house_of(address))
    if dwelling.unit or not house or street_at(address) == address:
        return Short(address, dwelling.unit or _("the whole house"), "", new)
    return Short(street_at(address), house[1], house[2], new)


def _places(homes: Iterable[Short]) -> list[dict[str, Any]]:
    return [{"where": where, "measure": measure, "doors": [{"door": one.door, "new": one.new} for one in same]}
            for (where, measure), same in groupby(homes, key=lambda one: (one.where, one.measure))]

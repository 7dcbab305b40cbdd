"""Buildings in which a person has several doors to knock at."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from hulian.accounts.matrix import paths_for
from hulian.contact.mine import Mine
from hulian.contact.models import ContactLink
from hulian.core.actor import Actor
from hulian.core.natural import natural_key
from hulian.people.models import Household

SEVERAL = 2


def stairwells_of(mine: Sequence[Mine]) -> list[dict[str, Any]]:
    """Return the buildings with two homes of mine or more, as links to the sheet of their doors."""
    buildings = {one.home.dwelling.building for one in mine}
    counts = {here: sum(one.home.dwelling.building == here for one in mine) for here in buildings}
    several = sorted((here for here, n in counts.items() if n >= SEVERAL), key=lambda b: natural_key(b.address))
    return [{"label": building.address, "count": counts[building],
             "url": f"{reverse('contact:stairwell')}?building={building.pk}"} for building in several]


def doors_of(building_id: UUID, by: Actor) -> list[Household]:
    """Return the homes of a building whose visits this person may write, from door to door."""
    mine = ContactLink.objects.looked_after_by(by.id).values("household_id") if by.id else []
    scope = Q(pk__in=mine)
    for path in paths_for(by, "visit.write"):
        scope |= Q(area_path__startswith=path)
    homes = Household.objects.standing().filter(scope, dwelling__building_id=building_id)
    found = homes.select_related("dwelling__building", "community")
    return sorted(found, key=lambda home: natural_key(home.address))

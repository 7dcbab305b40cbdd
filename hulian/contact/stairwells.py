"""Buildings in which a person has several doors to knock at."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import ngettext

from hulian.accounts.matrix import paths_for
from hulian.contact.lately import SEEN
from hulian.contact.mine import Mine
from hulian.contact.models import ContactLink, Visit
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.natural import natural_key
from hulian.people.models import Household
from hulian.places.models import Building

SEVERAL = 2


def stairwells_of(mine: Sequence[Mine]) -> list[dict[str, Any]]:
    """Return the buildings with two homes of mine or more to be found, as links to the sheet of their doors."""
    counts = Counter(one.home.dwelling.building for one in mine if not one.lately.seen_today)
    several = sorted((here for here, n in counts.items() if n >= SEVERAL), key=lambda b: natural_key(b.address))
    return [{"label": _homes(building, counts[building]),
             "url": f"{reverse('contact:stairwell')}?building={building.pk}"} for building in several]


def _homes(building: Building, n: int) -> str:
    """Return a building and how many homes it is about; a bare number would read like a door."""
    return ngettext("{building} · {n} home", "{building} · {n} homes", n).format(building=building.address, n=n)


def not_met_today(homes: Sequence[Household]) -> list[Household]:
    """Return the homes that nobody of ours has seen today: at a door of the others somebody is known to be."""
    morning = clock.local_moment(clock.today(), 0)
    seen = Visit.objects.filter(household__in=homes, met=True, how__in=SEEN, at__gte=morning)
    met = set(seen.values_list("household_id", flat=True))
    return [home for home in homes if home.pk not in met]


def doors_of(building_id: UUID, by: Actor) -> list[Household]:
    """Return the homes of a building whose visits this person may write, from door to door."""
    mine = ContactLink.objects.looked_after_by(by.id).values("household_id") if by.id else []
    scope = Q(pk__in=mine)
    for path in paths_for(by, "visit.write"):
        scope |= Q(area_path__startswith=path)
    homes = Household.objects.standing().filter(scope, dwelling__building_id=building_id)
    found = homes.select_related("dwelling__building", "community")
    return sorted(found, key=lambda home: natural_key(home.address))

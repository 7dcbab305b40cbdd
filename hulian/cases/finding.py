"""Finding the home that somebody speaks of, and the community it belongs to."""

from uuid import UUID

from django.db.models import QuerySet

from hulian.accounts.matrix import paths_for
from hulian.core import search
from hulian.core.actor import Actor
from hulian.core.rows import one
from hulian.people.models import Household
from hulian.places.models import Area, Level

FOUND = 8


def findable(by: Actor) -> QuerySet[Household]:
    """Return the households this person can find, to report for them."""
    scope = Household.objects.none()
    for path in paths_for(by, "household.find"):
        scope |= Household.objects.filter(area_path__startswith=path)
    return scope.filter(moved_out_at=None, merged_into=None)


def findable_home(by: Actor, home_id: UUID | None) -> Household | None:
    """Return the household of an id where this person can find it: `findable`, for one."""
    home = one(Household, "id", home_id) if home_id else None
    paths = paths_for(by, "household.find")
    return home if home and home.stands and any(home.area_path.startswith(path) for path in paths) else None


def find_homes(by: Actor, query: str) -> list[Household]:
    """Return the best few households for a query."""
    ids = search.find(query, "household", paths_for(by, "household.find"), FOUND)
    homes = {home.pk: home for home in findable(by).filter(pk__in=ids)}
    return [homes[pk] for pk in ids if pk in homes]


def community_of(by: Actor, home: Household | None) -> Area | None:
    """Return the community a report goes to: the home's, else the reporter's own."""
    if home:
        return home.community
    for path in paths_for(by, "case.report"):
        if area := Area.objects.filter(level=Level.COMMUNITY, path__startswith=path).order_by("path").first():
            return area
        grid = Area.objects.filter(path=path).select_related("parent").first()
        if grid and grid.parent:
            return grid.parent
    return None

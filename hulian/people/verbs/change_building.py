"""Facts of a building change; its homes follow where it gets another address or grid.

This verb stands here and not in places, because households carry address and area, and rooms know
only those below them.
"""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.errors import AddressTaken
from hulian.people.finding import refresh
from hulian.people.models import Household
from hulian.places.models import Area, Building


def change_building(
    building: Building, *, grid: Area, address: str, year_built: int | None, lon_wgs84: float | None,
    lat_wgs84: float | None, by: Actor,
) -> Building:
    """Write down what is true of a building now. Raises AddressTaken, NotAllowed."""
    require("building.edit", building.community.path, by)
    if grid.parent_id != building.community_id:
        raise ValueError(grid.code)
    if Building.objects.filter(community=building.community, address=address).exclude(pk=building.pk).exists():
        raise AddressTaken
    moved = (grid.pk, address) != (building.grid_id, building.address)
    with transaction.atomic():
        building.grid, building.address, building.year_built = grid, address, year_built
        building.lon_wgs84, building.lat_wgs84 = lon_wgs84, lat_wgs84
        building.save(update_fields=["grid", "address", "year_built", "lon_wgs84", "lat_wgs84"])
        if moved:
            _follow(building)
        record("building.change", building, by=by, area_path=grid.path, codes={"moved": moved})
    return building


def _follow(building: Building) -> None:
    """Let the homes of a building carry its address and area, and be found by them."""
    path = building.grid.path
    homes = Household.objects.filter(dwelling__building=building).select_related("dwelling")
    for home in homes:
        home.dwelling.building = building
        home.address, home.area_path = str(home.dwelling), path
        home.save(update_fields=["address", "area_path"])
        home.residents.update(area_path=path)
        refresh(home)

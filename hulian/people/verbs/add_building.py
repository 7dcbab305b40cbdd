"""A building that we didn't know of."""

from typing import Any

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.errors import AddressTaken
from hulian.places.models import Area, Building


def add_building(grid: Area, *, address: str, by: Actor, **facts: Any) -> Building:  # noqa: ANN401 - columns by name
    """Write down a building of a grid; its point is WGS-84. Raises AddressTaken, NotAllowed."""
    require("building.edit", grid.path, by)
    community = grid.parent
    if Building.objects.filter(community=community, address=address).exists():
        raise AddressTaken
    with transaction.atomic():
        building = Building.objects.create(community=community, grid=grid, address=address, **facts)
        record("building.add", building, by=by, area_path=grid.path)
    return building

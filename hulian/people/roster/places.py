"""Doors for new homes: buildings, grids and dwellings that are there already, else made."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from hulian.people.roster.addresses import key_of
from hulian.people.roster.homes import Home
from hulian.people.roster.known import Known
from hulian.people.roster.line import Line
from hulian.places.add import add_area
from hulian.places.models import Area, Building, Dwelling, Level

MOST_ADDRESS, MOST_UNIT = 80, 20


class Doors:
    """Finds or makes the building and dwelling of a home; call `make` inside the transaction of the batch."""

    def __init__(self, known: Known) -> None:
        """Begin with what is known."""
        self.known = known
        self.grids = {grid.name: grid for grid in Area.objects.filter(parent=known.community, level=Level.GRID)}

    def make(self, homes: Sequence[tuple[Home, Line]]) -> list[tuple[Building, str, Dwelling | None]]:
        """Return building, unit and (where it stands already) dwelling of each home; a line of it says where."""
        fresh: dict[str, Building] = {}
        found = []
        for home, line in homes:
            address, unit = _words(home, line)
            key = key_of(address)
            building = self.known.buildings.get(key) or fresh.get(key)
            if building is None:
                grid = self.grid(line.grid)
                building = fresh[key] = Building(community=self.known.community, grid=grid, address=address)
            found.append((building, unit))
        Building.objects.bulk_create(fresh.values(), batch_size=1000)
        self.known.buildings |= fresh
        return [(building, unit, self._dwelling(building, unit)) for building, unit in found]

    def remember(self, homes: Sequence[Home], dwellings: Sequence[Dwelling]) -> None:
        """Keep the doors that were made behind which more homes are to come."""
        for home, dwelling in zip(homes, dwellings, strict=True):
            if home.shares_door:
                self.known.doors[dwelling.building_id, key_of(dwelling.unit)] = dwelling.pk

    def _dwelling(self, building: Building, unit: str) -> Dwelling | None:
        pk = self.known.doors.get((building.pk, key_of(unit)))
        return Dwelling(pk=pk, building=building, unit=unit) if pk else None

    def grid(self, name: str) -> Area | None:
        """Return the grid of that name; it is made where the roster names one that isn't there."""
        if not name:
            return None
        if name not in self.grids:
            code = self.known.community.code
            at = len(self.grids) + 1
            while Area.objects.filter(code=f"{code}-g{at}").exists():
                at += 1
            self.grids[name] = add_area(f"{code}-g{at}", name[:40], level=Level.GRID, parent=code)
        return self.grids[name]


def _words(home: Home, line: Line) -> tuple[str, str]:
    """Return the words of building and door."""
    if not home.key:
        return _("Address not yet known"), home.number[:MOST_UNIT]
    return line.building[:MOST_ADDRESS], line.unit[:MOST_UNIT]

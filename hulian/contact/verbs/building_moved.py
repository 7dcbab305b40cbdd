"""building_moved: facts of a building change; where it comes to another grid, all of its homes' rows lie there too.

Who may see a link, a visit, what is due or a matter goes by the area that stands on it: beside the writer of each, this
verb writes that area, and nothing else. Events stay as they were.
"""

from typing import Any

from django.db import transaction

from hulian.cases.verbs.follow_home import follow_area
from hulian.contact.models import ContactLink, Due, Rhythm, Visit
from hulian.core.actor import Actor
from hulian.people.verbs.change_building import change_building
from hulian.places.models import Area, Building


def building_moved(building: Building, *, grid: Area, by: Actor, **facts: Any) -> Building:  # noqa: ANN401 - its columns
    """Write down what is true of a building now. Raises what `people.change_building` raises."""
    moved = building.grid_id != grid.pk
    with transaction.atomic():
        change_building(building, grid=grid, by=by, **facts)
        if moved:
            for rows in (ContactLink, Visit, Rhythm, Due):
                rows.objects.filter(household__dwelling__building=building).update(area_path=grid.path)
            follow_area(building, grid.path)
    return building

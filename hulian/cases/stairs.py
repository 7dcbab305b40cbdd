"""The report link of a stair's own sheet: whoever scans it needn't write where they stand."""

from hulian.core import links
from hulian.places.models import Area, Building

PURPOSE = "stair"


def building_of(token: str) -> Building | None:
    """Return the building whose sheet has this link now."""
    return _building(links.resolve(PURPOSE, token))


def former_of(token: str) -> Building | None:
    """Return the building whose sheet had this link once."""
    return _building(links.ended(PURPOSE, token))


def end_all(community: Area) -> None:
    """End the links of all stairs of a community."""
    links.revoke(PURPOSE, list(Building.objects.filter(community=community).values_list("pk", flat=True)))


def _building(pk: object) -> Building | None:
    return Building.objects.select_related("community__station_team").filter(pk=pk).first() if pk else None

"""Which homes are one: what was written down of a home before it was one with another is read there too."""

from uuid import UUID

from hulian.people.models import Household


def one_with_all(home: Household) -> list[UUID]:
    """Return the ids of a home and of every home that is one with it by now, the nearest first."""
    found = layer = [home.pk]
    while layer := list(Household.objects.filter(merged_into__in=layer).order_by("id").values_list("pk", flat=True)):
        found = [*found, *layer]
    return found

"""Area: district, town, community, grid. A person sees their area and below."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.core.ids import new_id


class Level(models.TextChoices):
    """The four levels, from above."""

    DISTRICT = "district", _("district")
    TOWN = "town", _("town")
    COMMUNITY = "community", _("community")
    GRID = "grid", _("grid")


class AreaQuerySet(models.QuerySet["Area"]):
    """Spoken names for questions about areas."""

    def within(self, path: str) -> Self:
        """Return the area of that path and all below."""
        return self.filter(path__startswith=path)

    def communities(self) -> Self:
        """Return the communities only."""
        return self.filter(level=Level.COMMUNITY)


class Area(models.Model):
    """One node of the tree; `path` is '/district/town/community/grid/' made of codes."""

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=40)
    level = models.CharField(max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    path = models.CharField(max_length=255, unique=True)
    phone = models.CharField(max_length=20, blank=True)
    official_code = models.CharField(max_length=12, blank=True)

    objects = AreaQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def above(self) -> "Area | None":
        """Return the next level up."""
        return self.parent

"""Household: people who live at one address; the unit of contact."""

from typing import Self

from django.db import models

from hulian.accounts.matrix import paths_for
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.places.models import Area, Dwelling


class HouseholdQuerySet(models.QuerySet["Household"]):
    """The only way in is `visible_to`."""

    def visible_to(self, actor: Actor) -> Self:
        """Return the households of the areas where this person may read households."""
        scope = models.Q(pk=None)
        for path in paths_for(actor, "household.read"):
            scope |= models.Q(area_path__startswith=path)
        return self.filter(scope)

    def standing(self) -> Self:
        """Return those that live there now: neither moved out nor one with another."""
        return self.filter(moved_out_at=None, merged_into=None)


class Household(models.Model):
    """`called` is how neighbours speak of it: 陈姨, 何伯、何婶. `address` is as people say it.

    `moved_out_at`, `moved_to` and `merged_into` are written by `people.stays` alone.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="households")
    area_path = models.CharField(max_length=255)
    dwelling = models.ForeignKey(Dwelling, on_delete=models.PROTECT, related_name="households")
    number = models.CharField(max_length=24, blank=True)
    called = models.CharField(max_length=40)
    address = models.CharField(max_length=100)
    sort_key = models.CharField(max_length=80)
    code_version = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(max_length=24, blank=True)
    external_key = models.CharField(max_length=80, blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    moved_out_at = models.DateTimeField(null=True)
    moved_to = models.CharField(max_length=60, blank=True)

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        """Lists go by community and pinyin; an import recognises its own."""

        # Of nearly all households merged_into is empty: an index that holds those too would be taken for a short way
        # to "standing", and a search read a million rows by it.
        indexes = [
            models.Index(fields=["merged_into"], condition=~models.Q(merged_into=None), name="household_merged"),
            models.Index(fields=["community", "sort_key", "id"], name="household_list"),
            models.Index(fields=["area_path"], name="household_path"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "source", "external_key"],
                condition=~models.Q(external_key="") & models.Q(moved_out_at=None, merged_into=None),
                name="one_household_a_source_key",
            )
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def stands(self) -> bool:
        """Return whether it lives there now."""
        return self.moved_out_at is None and self.merged_into_id is None

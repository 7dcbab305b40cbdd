"""Dwelling: one home in a building. It stays when households move: so does its repair ledger."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.core.ids import new_id
from hulian.places.models.building import Building


class Tenure(models.TextChoices):
    """Whose home it is: work in a rented one needs the owner's yes."""

    OWNED = "owned", _("owned")
    RENTED = "rented", _("rented")
    PUBLIC = "public", _("public housing")


class Dwelling(models.Model):
    """The facts of a home that matter to whoever mends something in it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    building = models.ForeignKey(Building, on_delete=models.PROTECT, related_name="dwellings")
    unit = models.CharField(max_length=20, blank=True)
    tenure = models.CharField(max_length=8, choices=Tenure.choices, default=Tenure.OWNED)
    wired_year = models.PositiveSmallIntegerField(null=True)
    has_lift = models.BooleanField(null=True)
    gas = models.CharField(max_length=20, blank=True)

    class Meta:
        """A door stands once in a building."""

        constraints = [
            models.UniqueConstraint(fields=["building", "unit"], name="one_dwelling_a_door")
        ]

    def __str__(self) -> str:
        return f"{self.building.address} {self.unit}".strip()

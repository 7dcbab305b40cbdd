"""Resident: a person of a household."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.core import clock
from hulian.core.ids import new_id
from hulian.core.sealed import SealedField
from hulian.people.models.household import Household


class Sex(models.TextChoices):
    """As the register has it; may be left out."""

    FEMALE = "f", _("female")
    MALE = "m", _("male")


class Resident(models.Model):
    """Phone and ID number are sealed; blind indexes find them without opening any."""

    id = models.UUIDField(primary_key=True, default=new_id)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="residents")
    area_path = models.CharField(max_length=255)
    name = models.CharField(max_length=40)
    called = models.CharField(max_length=20, blank=True)
    sort_key = models.CharField(max_length=80)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    born_on = models.DateField(null=True)
    relation = models.CharField(max_length=12, blank=True)
    is_head = models.BooleanField(default=False)
    phone = SealedField()
    phone_blind = models.CharField(max_length=24, blank=True, db_index=True)
    identity = SealedField()
    identity_blind = models.CharField(max_length=24, blank=True, db_index=True)
    health_note = SealedField()
    emergency_name = models.CharField(max_length=40, blank=True)
    emergency_phone = SealedField()
    key_holder = models.CharField(max_length=60, blank=True)
    gone_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        """Found by household."""

        ordering = ["-is_head", "born_on", "id"]

    def __str__(self) -> str:
        return self.called or self.name

    def age(self, on: date | None = None) -> int | None:
        """Return the age in full years on a day (today when left out), None where unknown."""
        if self.born_on is None:
            return None
        day = on or clock.today()
        return day.year - self.born_on.year - ((day.month, day.day) < (self.born_on.month, self.born_on.day))

"""Resident: a person of a household."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hulian.core import clock
from hulian.core.ids import new_id
from hulian.core.sealed import SealedField
from hulian.people.models.household import Household


class Sex(models.TextChoices):
    """As the register has it; may be left out."""

    FEMALE = "f", _("female")
    MALE = "m", _("male")


class Came(models.TextChoices):
    """How somebody came to live there."""

    MOVED_IN = "in", pgettext_lazy("household life", "moved in")
    BORN = "born", pgettext_lazy("household life", "was born")
    BACK = "back", pgettext_lazy("household life", "came back")
    SPLIT = "split", pgettext_lazy("household life", "became a household of their own")
    MERGED = "merged", pgettext_lazy("household life", "came to one household with another")
    WITHIN = "within", pgettext_lazy("household life", "came from another home here")


class Resident(models.Model):
    """Phone and ID number are sealed; blind indexes find them without opening any.

    `household`, `here_since`, `came`, `gone_at` and `died_on` are written by `people.stays` alone (and emptied by
    `erase_resident`); `here_since` is unknown for who was there when we began.
    """

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
    here_since = models.DateField(null=True)
    came = models.CharField(max_length=8, choices=Came.choices, blank=True)
    gone_at = models.DateTimeField(null=True)
    died_on = models.DateField(null=True)
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

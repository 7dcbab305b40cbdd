"""Stay: when somebody lived in a household, written once, when it ends. Where they live now stands on the resident."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from hulian.core.ids import new_id
from hulian.people.models.household import Household
from hulian.people.models.resident import Came, Resident


class Went(models.TextChoices):
    """How a stay ended."""

    MOVED_OUT = "out", pgettext_lazy("household life", "moved out")
    SPLIT = "split", pgettext_lazy("household life", "became a household of their own")
    MERGED = "merged", pgettext_lazy("household life", "came to one household with another")
    WITHIN = "within", pgettext_lazy("household life", "went to another home here")
    DIED = "died", pgettext_lazy("household life", "passed away")


class Stay(models.Model):
    """`since` is the first day, unknown for who was there when we began; `until` the first day no longer there.

    Never changed; only `where` is emptied when somebody asks to be forgotten.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="stays")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="stays")
    since = models.DateField(null=True)
    came = models.CharField(max_length=8, choices=Came.choices, blank=True)
    until = models.DateField()
    went = models.CharField(max_length=8, choices=Went.choices)
    to_household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=60, blank=True)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        """A stay ends after it began; only the first one of a person has no beginning."""

        ordering = ["until", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(since=None) | Q(until__gte=F("since")), name="stay_ends_not_before"),
            models.UniqueConstraint(fields=["resident"], condition=Q(since=None), name="one_stay_without_beginning"),
        ]

"""Visit: a contact that took place, or was tried."""

from typing import Self

from django.db import models
from django.db.models import Q

from hulian.accounts.matrix import paths_for
from hulian.contact.codes import Finding, Hour, How
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.core.sealed import SealedField
from hulian.people.models import Household
from hulian.places.models import Area


class VisitQuerySet(models.QuerySet["Visit"]):
    """The only way in is `visible_to`."""

    def visible_to(self, actor: Actor) -> Self:
        """Return the visits of the places where this person may read them, and their own."""
        scope = Q(by_id=actor.id) if actor.id else Q(pk=None)
        for path in paths_for(actor, "visit.read"):
            scope |= Q(area_path__startswith=path)
        return self.filter(scope)


class KeptManager(models.Manager.from_queryset(VisitQuerySet)):
    """The visits that count: not those that were written down at the wrong home and taken back."""

    def get_queryset(self) -> VisitQuerySet:
        """Leave out what was taken back."""
        return super().get_queryset().filter(withdrawn_at=None)


class Visit(models.Model):
    """Written by `verbs.visit` alone, taken back by `verbs.withdraw_visit`; `whole` has those that were, too.

    `confidential` is read by the writer and their leader only (see `policy`). `at` is the visitor's clock. `batch`
    joins the doors of one stairwell. `case_id` is what became of it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="visits")
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    area_path = models.CharField(max_length=255)
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    by_id = models.UUIDField(null=True, db_index=True)
    by_name = models.CharField(max_length=60, blank=True)
    how = models.CharField(max_length=10, choices=How.choices)
    met = models.BooleanField()
    finding = models.CharField(max_length=8, choices=Finding.choices, blank=True)
    line = models.CharField(max_length=200, blank=True)
    confidential = SealedField()
    again = models.CharField(max_length=10, choices=Hour.choices, blank=True)
    batch = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = KeptManager()
    whole = VisitQuerySet.as_manager()

    class Meta:
        """Read by household, the newest first."""

        indexes = [models.Index(fields=["household", "-at"], name="visits_of_household"),
                   models.Index(fields=["area_path", "-at"], name="visits_of_area")]

    @property
    def aside(self) -> bool:
        """Return whether what was told there is about one of us and went past them; then it says nothing of it."""
        return self.met and not self.finding

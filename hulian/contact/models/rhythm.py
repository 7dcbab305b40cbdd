"""Rhythm: how closely a household is kept in touch with, and when it was last heard from. Due: what is to be done."""

from typing import Self

from django.db import models
from django.db.models import Q

from hulian.contact.codes import TellBy, Tier, What
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.people.models import Household


class Rhythm(models.Model):
    """One row a household, written by `contact.rhythm` alone. Without a row nobody has been there yet.

    `heard_at`: somebody of ours met or spoke with them, or they told us something. `tried_at`: nobody was home.
    """

    household = models.OneToOneField(Household, primary_key=True, on_delete=models.CASCADE, related_name="rhythm")
    area_path = models.CharField(max_length=255)
    tier = models.CharField(max_length=10, choices=Tier.choices, default=Tier.ORDINARY)
    tier_by_hand = models.BooleanField(default=False)
    tell_by = models.CharField(max_length=8, choices=TellBy.choices, default=TellBy.DOOR)
    heard_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Silence is read by area, the longest first."""

        indexes = [models.Index(fields=["area_path", "heard_at"], name="rhythm_silence")]


class DueQuerySet(models.QuerySet["Due"]):
    """Spoken names."""

    def open(self) -> Self:
        """Return what is still to be done."""
        return self.filter(done_at=None, dropped_at=None)

    def late(self) -> Self:
        """Return what should have been done by now."""
        return self.open().filter(due_at__lt=clock.now())


class Due(models.Model):
    """What, for which household, by when, from which verb. One knock sees to all that is due there."""

    id = models.UUIDField(primary_key=True, default=new_id)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="dues")
    area_path = models.CharField(max_length=255)
    what = models.CharField(max_length=12, choices=What.choices)
    why = models.CharField(max_length=12, blank=True)
    subject_id = models.UUIDField()
    due_at = models.DateTimeField()
    from_verb = models.CharField(max_length=40)
    rule = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by_visit = models.UUIDField(null=True)
    dropped_at = models.DateTimeField(null=True)

    objects = DueQuerySet.as_manager()

    class Meta:
        """The same thing is due once at a time; read by household, and the soonest first."""

        indexes = [models.Index(fields=["area_path", "due_at"], condition=Q(done_at=None, dropped_at=None),
                                name="due_soonest")]
        constraints = [
            models.UniqueConstraint(fields=["household", "what", "subject_id"],
                                    condition=Q(done_at=None, dropped_at=None), name="due_once")
        ]

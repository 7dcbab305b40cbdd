"""Consent: for one thing and one purpose, with an end; it can be taken back."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hulian.core import clock
from hulian.core.ids import new_id
from hulian.people.models.resident import Resident


class Purpose(models.TextChoices):
    """What a consent is for."""

    PHOTO_RECORD = "photo_record", _("photos of the repair")
    PHOTO_PAGE = "photo_page", _("a photo on the page")
    STORY = "story", _("a story about them")
    HEALTH = "health", _("keeping health data")


class Proof(models.TextChoices):
    """How a consent was given."""

    SPOKEN = "spoken", _("said aloud")
    SIGNED = "signed", _("signed on paper")


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Spoken names."""

    def in_force(self) -> Self:
        """Return consents that hold now."""
        now = clock.now()
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now), withdrawn_at=None)


class Consent(models.Model):
    """`guardian` is who gave it for a child under 14; `proof` how it was given."""

    id = models.UUIDField(primary_key=True, default=new_id)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=16, choices=Purpose.choices)
    subject_id = models.UUIDField(null=True)
    guardian = models.CharField(max_length=40, blank=True)
    proof = models.CharField(max_length=16, choices=Proof.choices, default=Proof.SPOKEN)
    given_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    taken_by = models.UUIDField(null=True)

    objects = ConsentQuerySet.as_manager()

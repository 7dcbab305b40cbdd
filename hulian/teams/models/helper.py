"""Helpers: volunteers and tradespeople, what they can do, may do, and when."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.accounts.matrix import paths_for
from hulian.accounts.models import User
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.places.models import Area


class HelperKind(models.TextChoices):
    """Which hat a helper wears."""

    PARTY = "party", _("party volunteer")
    COMMUNITY = "community", _("community volunteer")
    TRADE = "trade", _("tradesperson")


class Skill(models.TextChoices):
    """What a task asks for."""

    NONE = "none", _("no special skill")
    ELECTRIC = "electric", _("electrical work")
    GAS = "gas", _("gas work")
    HEIGHT = "height", _("work at height")
    PLUMBING = "plumbing", _("plumbing")
    CARPENTRY = "carpentry", _("carpentry")
    LOCKS = "locks", _("locks")
    APPLIANCES = "appliances", _("appliances")
    CLEANING = "cleaning", _("cleaning")
    CARRYING = "carrying", _("carrying")
    PAPERWORK = "paperwork", _("paperwork")
    COMPANY = "company", _("keeping company")
    TEACHING = "teaching", _("teaching")


CERTIFIED = frozenset({Skill.ELECTRIC, Skill.GAS, Skill.HEIGHT})


class HelperQuerySet(models.QuerySet["Helper"]):
    """The only way in is `visible_to`."""

    def visible_to(self, actor: Actor) -> Self:
        """Return the helpers of the places where this person may read them, and themselves."""
        scope = models.Q(user_id=actor.id)
        for path in paths_for(actor, "helper.read"):
            scope |= models.Q(community__path__startswith=path)
        return self.filter(scope).select_related("user", "community")


class Helper(models.Model):
    """`skills` are codes of Skill. Work that needs a certificate goes only to who has a valid one."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="helper")
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="helpers")
    kind = models.CharField(max_length=10, choices=HelperKind.choices)
    skills = models.JSONField(default=list)
    since = models.DateField()
    lon_wgs84 = models.FloatField(null=True)
    lat_wgs84 = models.FloatField(null=True)

    objects = HelperQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.user)

    def certificate_for(self, skill: str, on: date | None = None) -> "Certificate | None":
        """Return the certificate for a skill that is valid on a day (today when left out)."""
        day = on or clock.today()
        valid = self.certificates.filter(skill=skill, expires_on__gte=day)
        return valid.order_by("-expires_on").first()


class Certificate(models.Model):
    """Number, issuer, expiry: without one of these no electrical, gas or height work."""

    id = models.UUIDField(primary_key=True, default=new_id)
    helper = models.ForeignKey(Helper, on_delete=models.CASCADE, related_name="certificates")
    skill = models.CharField(max_length=12, choices=Skill.choices)
    title = models.CharField(max_length=40)
    number = models.CharField(max_length=40)
    issuer = models.CharField(max_length=60)
    expires_on = models.DateField()


class FreeTime(models.Model):
    """A weekly time at which a helper can come (0 is Monday)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    helper = models.ForeignKey(Helper, on_delete=models.CASCADE, related_name="free_times")
    weekday = models.PositiveSmallIntegerField()
    begins = models.TimeField()
    ends = models.TimeField()

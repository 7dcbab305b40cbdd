"""What happens around the work: looking, making safe, planning, agreeing a time, noting."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.cases.models.step import Step


class Told(models.TextChoices):
    """How the resident learnt of the appointment."""

    PHONE = "phone", _("by telephone")
    DOOR = "door", _("in person")
    SLIP = "slip", _("on the slip")
    PROXY = "proxy", _("through someone they trust")


class Inspection(Step):
    """An on-site look."""

    finding = models.TextField()
    unsafe = models.BooleanField(default=False)
    no_photo = models.CharField(max_length=80, blank=True)


class SafetyMeasure(Step):
    """Made safe for tonight, before the repair: power off at the switch, a lamp left."""

    what = models.TextField()


class Plan(Step):
    """What will be done, and who sees to it."""

    what = models.TextField()


class Appointment(Step):
    """Day, time and names told to the resident before anyone rings."""

    starts_at = models.DateTimeField()
    names = models.CharField(max_length=80)
    told = models.CharField(max_length=8, choices=Told.choices)


class Note(Step):
    """A line on the record."""

    text = models.TextField()

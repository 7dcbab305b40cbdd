"""How a case ends: the result, the question, the resident's word."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hulian.cases.codes import Mark
from hulian.cases.models.step import Step


class WordWay(models.TextChoices):
    """How the resident's word was taken."""

    TAP = "tap", _("on the phone by themselves")
    SIGNATURE = "signature", _("signed on the slip")
    CALL = "call", _("told by telephone")
    PROXY = "proxy", _("told by someone for them")


class Resolution(Step):
    """What was done about the matter, with its evidence."""

    what = models.TextField()
    no_photo = models.CharField(max_length=80, blank=True)


class FollowUp(Step):
    """A call or visit after the work, by someone other than the doer."""

    how = models.CharField(max_length=8)
    reached = models.BooleanField()
    text = models.TextField(blank=True)


class Word(Step):
    """The resident's word: five steps of satisfaction, in their own words."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="residents_words")
    mark = models.PositiveSmallIntegerField(choices=Mark.choices)
    text = models.TextField(blank=True)
    way = models.CharField(max_length=10, choices=WordWay.choices)
    proxy = models.CharField(max_length=40, blank=True)


class Unheard(models.TextChoices):
    """Why a matter ended without a word, where it wasn't that nobody could be reached."""

    DIED = "died", pgettext_lazy("why nobody was heard", "the last of this home has passed away")


class Closure(Step):
    """The end; `confirmed` tells whether the resident said so, `why` why not."""

    confirmed = models.BooleanField()
    why = models.CharField(max_length=8, choices=Unheard.choices, blank=True)


class Reopening(Step):
    """Open again, with its history and its clock."""

    reason = models.TextField()


class Handover(Step):
    """Handed to a body outside, once, with their number."""

    body = models.CharField(max_length=60)
    number = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)

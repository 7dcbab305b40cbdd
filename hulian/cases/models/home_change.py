"""HomeChange: the home that a matter is about lives otherwise now; whoever holds the matter sees it on the timeline."""

from django.db import models
from django.utils.translation import pgettext_lazy

from hulian.cases.models.step import Step


class Happened(models.TextChoices):
    """What happened to the home."""

    MOVED_OUT = "moved_out", pgettext_lazy("home of a matter", "the household has moved out; the matter stays with"
                                           " the dwelling")
    DIED = "died", pgettext_lazy("home of a matter", "somebody of this home has passed away; please be gentle, and"
                                 " don't ring them")
    LAST_DIED = "last_died", pgettext_lazy("home of a matter", "the last of this home has passed away; nobody is rung"
                                           " or asked; the matter stays here")
    MERGED = "merged", pgettext_lazy("home of a matter", "the household is one with another now; the matter follows")
    SPLIT = "split", pgettext_lazy("home of a matter", "some of this home have a household of their own now; the"
                                   " matter stays here")


class HomeChange(Step):
    """What the timeline says of it."""

    what = models.CharField(max_length=10, choices=Happened.choices)

"""Each hop is accepted or refused by a named person with a time and a reason."""

from django.db import models

from hulian.cases.models.step import Step


class Acceptance(Step):
    """Someone took the case; until then its first receiver stayed responsible."""


class Refusal(Step):
    """The case was declined, or returned as not ours, with the ground."""

    kind = models.CharField(max_length=10)
    reason = models.TextField()

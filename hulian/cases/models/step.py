"""Step: what every row beside a case has: whose, by whom, when."""

from typing import Any

from django.db import models

from hulian.cases.models.case import Case
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import new_id


class Step(models.Model):
    """Written once by its verb, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="%(class)ss")
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        """Newest first; ids are made in order of time."""

        abstract = True
        ordering = ["-id"]

    @classmethod
    def write(cls, case: Case, by: Actor, **fields: Any) -> "Any":  # noqa: ANN401 - columns of the kind
        """Write the step that `by` takes now."""
        step = cls(case=case, by_id=by.id, by_name=by.name, at=clock.now(), **fields)
        step.save(force_insert=True)
        return step

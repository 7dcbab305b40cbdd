"""Proposal: a list of links on its way from the solver to the notice board."""

from typing import Self

from django.db import models
from django.db.models import Q

from hulian.accounts.matrix import paths_for
from hulian.accounts.models import User
from hulian.contact.codes import Basis
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.people.models import Household
from hulian.places.models import Area


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """The only way in is `visible_to`."""

    def visible_to(self, actor: Actor) -> Self:
        """Return the proposals of the places where this person may read links."""
        scope = Q(pk=None)
        for path in paths_for(actor, "link.read"):
            scope |= Q(community__path__startswith=path)
        return self.filter(scope)

    def draft(self) -> Self:
        """Return those that are still being talked over."""
        return self.filter(adopted_at=None, dropped_at=None)


class Proposal(models.Model):
    """Drafted, then adopted by the branch, then published; or dropped. `missing` holds codes and numbers only."""

    id = models.UUIDField(primary_key=True, default=new_id)
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="proposals")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60, blank=True)
    objective = models.BigIntegerField(default=0)
    lower_bound = models.BigIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    missing = models.JSONField(default=list)
    seconds = models.FloatField(default=0)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        """One draft at a time."""

        constraints = [
            models.UniqueConstraint(fields=["community"], condition=Q(adopted_at=None, dropped_at=None),
                                    name="one_draft_a_community")
        ]


class ProposedLink(models.Model):
    """One line of a proposal; without a member nobody was found."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="lines")
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    former = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    basis = models.CharField(max_length=12, choices=Basis.choices, blank=True)
    metres = models.PositiveIntegerField(null=True)

    class Meta:
        """A household stands once in a list."""

        constraints = [models.UniqueConstraint(fields=["proposal", "household"], name="one_line_a_household")]

"""MemberFacts: what the proposal must know of a member beyond their role."""

from django.db import models

from hulian.accounts.models import User
from hulian.contact.codes import NotAsked
from hulian.core.ids import new_id
from hulian.places.models import Area, Building


class MemberFacts(models.Model):
    """Who holds the role of contact is a member, with or without this row; who serves in two places has one in each.

    `building` is where they live, the middle of their walks. `not_asked` says why they get no households;
    `least` and `most` stand over the policy pack's for this person.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="member_facts")
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    building = models.ForeignKey(Building, null=True, on_delete=models.SET_NULL, related_name="+")
    not_asked = models.CharField(max_length=8, choices=NotAsked.choices, blank=True)
    least = models.PositiveSmallIntegerField(null=True)
    most = models.PositiveSmallIntegerField(null=True)

    class Meta:
        """Noted once for each place."""

        constraints = [
            models.UniqueConstraint(fields=["user", "community"], name="one_facts_a_member_and_place")
        ]

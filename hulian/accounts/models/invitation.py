"""Invitation: a link by which someone makes their account, with the role it brings."""

from typing import Self

from django.db import models

from hulian.accounts.models.user import User
from hulian.accounts.roles import Role
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.places.models import Area


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Spoken names for questions about invitations."""

    def open(self) -> Self:
        """Return those whose link works now."""
        return self.filter(used_at=None, ends_at__gt=clock.now())


class Invitation(models.Model):
    """Serves once, for a week. A reset of a lost password is an invitation with `user` set."""

    id = models.UUIDField(primary_key=True, default=new_id)
    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=40)
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

"""Grant: a person or a post holds a role in an area, from, to."""

from typing import Self

from django.db import models
from django.db.models import Q

from hulian.accounts.models.post import Post, in_force
from hulian.accounts.models.user import User
from hulian.accounts.roles import Role
from hulian.core.ids import new_id
from hulian.places.models import Area


class GrantQuerySet(models.QuerySet["Grant"]):
    """Spoken names for questions about grants."""

    def of(self, user: User) -> Self:
        """Return what the user holds now, by name or by post."""
        by_post = in_force("post__holdings__") & Q(post__holdings__user=user)
        return self.filter(in_force()).filter(Q(user=user) | by_post).distinct()

    def ever(self, user: User) -> Self:
        """Return what the user holds or held, by name or by post."""
        return self.filter(Q(user=user) | Q(post__holdings__user=user)).distinct()

    def reaching(self, area_path: str, roles: set[str]) -> Self:
        """Return grants in force, of these roles, in the area or above it."""
        parts = area_path.strip("/").split("/")
        paths = ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)]
        return self.filter(in_force(), role__in=roles, area__path__in=paths)


class Grant(models.Model):
    """Exactly one of `user` and `post` is set."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="grants")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="grants")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        """The database keeps the either-or."""

        constraints = [
            models.CheckConstraint(
                condition=Q(user=None, post__isnull=False) | Q(user__isnull=False, post=None),
                name="grant_to_person_or_post",
            )
        ]

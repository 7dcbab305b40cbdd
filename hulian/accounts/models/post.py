"""Post: a seat that belongs to an office, not to a person; the successor steps in at once."""

from django.db import models
from django.db.models import Q

from hulian.accounts.models.user import User
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.places.models import Area


class Post(models.Model):
    """For example: leader of the station team of 榕塘."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.title

    def holder(self) -> User | None:
        """Return who holds the post now."""
        holding = self.holdings.filter(in_force()).select_related("user").first()
        return holding.user if holding else None


class PostHolding(models.Model):
    """Who holds a post from when to when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holdings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        """A post has one holder at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["post"], condition=Q(ends_at=None), name="one_holder_a_post"
            )
        ]


def in_force(prefix: str = "") -> Q:
    """Return the condition 'has begun and has not ended' for a row with starts_at and ends_at."""
    now = clock.now()
    begun = Q(**{f"{prefix}starts_at__lte": now})
    return begun & (Q(**{f"{prefix}ends_at": None}) | Q(**{f"{prefix}ends_at__gt": now}))

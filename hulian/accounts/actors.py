"""From a signed-in user to the Actor that verbs take."""

from hulian.accounts.models import Grant, PostHolding, User
from hulian.accounts.models.post import in_force
from hulian.core.actor import Actor, Held


def actor_of(user: User) -> Actor:
    """Return who the user is at this moment, with all they hold, nearest areas first."""
    rows = Grant.objects.of(user).values_list("role", "area__path")
    holds = tuple(sorted((Held(*row) for row in rows), key=lambda held: -len(held.path)))
    return Actor(user.pk, str(user), holds)


def holders(area_path: str, roles: set[str]) -> list[User]:
    """Return the active users who hold one of the roles in the area or above, by name or by post."""
    grants = list(Grant.objects.reaching(area_path, roles).select_related("user"))
    posts = [grant.post_id for grant in grants if grant.post_id]
    holdings = PostHolding.objects.filter(in_force(), post_id__in=posts).select_related("user")
    seated = {holding.post_id: holding.user for holding in holdings}
    found: dict[object, User] = {}
    for grant in grants:
        user = grant.user or seated.get(grant.post_id)
        if user and user.is_active:
            found.setdefault(user.pk, user)
    return list(found.values())

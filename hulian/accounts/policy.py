"""Who may give which role where, and whose account one may keep."""

from hulian.accounts.actors import actor_of
from hulian.accounts.errors import Yourself
from hulian.accounts.matrix import may, paths_for
from hulian.accounts.models import Grant, User
from hulian.accounts.require import NotAllowed
from hulian.accounts.roles import Role
from hulian.core.actor import Actor
from hulian.places.models import Area, Level

# A supervisor makes the administrators below and the people the town sends; the rest is the community's.
GIVES: dict[str, frozenset[str]] = {
    Role.COMMUNITY_ADMIN: frozenset(Role.values) - {Role.SUPERVISOR},
    Role.SUPERVISOR: frozenset({
        Role.SUPERVISOR, Role.COMMUNITY_ADMIN, Role.LIAISON, Role.STATION_LEADER, Role.STATION_MEMBER}),
}
# One team for one community: a role that sees families at their door is given for no town or district, where a
# supervisor, who sees figures, could give it to a second account of their own.
NEAR = {Level.COMMUNITY, Level.GRID}
FITS = {
    Role.SUPERVISOR: {Level.DISTRICT, Level.TOWN}, Role.COMMUNITY_ADMIN: {Level.COMMUNITY},
    Role.LIAISON: NEAR, Role.STATION_LEADER: NEAR, Role.STATION_MEMBER: NEAR,
}


def fits(role: str, area: Area) -> bool:
    """Return whether a role makes sense at the level of an area."""
    return area.level in FITS.get(Role(role), set(Level.values))


def may_give(by: Actor, role: str, area: Area) -> bool:
    """Return whether `by` may give the role there: in their own area or below, a supervisor's only below."""
    if not fits(role, area):
        return False
    return by.kind == "system" or any(
        role in GIVES.get(held.role, ()) and area.path.startswith(held.path)
        and (role != Role.SUPERVISOR or area.path != held.path)
        for held in by.holds
    )


def areas_to_give(by: Actor) -> list[Area]:
    """Return the areas in which `by` may give some role, from above."""
    found = [area for path in paths_for(by, "account.edit") for area in Area.objects.within(path).order_by("path")]
    return [area for area in dict.fromkeys(found) if any(may_give(by, role, area) for role in Role.values)]


def paths_of(user: User) -> list[str]:
    """Return where a person holds something; one who holds nothing any more stays where they held it last."""
    return actor_of(user).paths or sorted(set(Grant.objects.ever(user).values_list("area__path", flat=True)))


def may_keep(by: Actor, user: User) -> bool:
    """Return whether `by` may switch off or renew a whole account: all it holds lies in their areas."""
    paths = paths_of(user)
    return by.kind == "system" or (bool(paths) and all(may(by, "account.edit", path) for path in paths))


def check_keep(by: Actor, user: User) -> None:
    """Raise NotAllowed for an account that isn't theirs to keep, Yourself for their own."""
    if by.id == user.pk:
        raise Yourself
    if not may_keep(by, user):
        raise NotAllowed("account.edit")


def check_give(by: Actor, role: str, area: Area) -> None:
    """Raise NotAllowed for a role that isn't theirs to give there."""
    if not may_give(by, role, area):
        raise NotAllowed("account.edit")

"""Where a case goes: to the community's team; round the person it is about."""

from uuid import UUID

from hulian.accounts.models import Grant, User
from hulian.cases.codes import Level


def scope_of(area_path: str, about_id: UUID | None, *, about_staff: bool = False) -> str:
    """Return the path from which the case is seen.

    A complaint about a person never goes to that person or their subordinates: it goes to the level
    above the highest area in which they hold anything (product.md, "Round the handler"). Where only
    "someone who works for the community" is known, it goes to the town.
    """
    if about_id is None:
        return above(area_path) if about_staff else area_path
    user = User.objects.filter(pk=about_id).first()
    held = [grant.area.path for grant in Grant.objects.of(user).select_related("area")] if user else []
    top = min([area_path, *(path for path in held if area_path.startswith(path))], key=len)
    return above(top if held else area_path)


def level_of(scope_path: str) -> str:
    """Return which level a case is seen from: a grid doesn't answer, its community does."""
    return {1: Level.DISTRICT, 2: Level.TOWN}.get(scope_path.count("/") - 1, Level.COMMUNITY)


def above(path: str) -> str:
    """Return the path of the level that answers above this one; the district is the backstop."""
    parts = path.strip("/").split("/")
    kept = parts[:-1] or parts
    # A grid is not a level that answers: step up from its community.
    return "/" + "/".join(kept[:2]) + "/"

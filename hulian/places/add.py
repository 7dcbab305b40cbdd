"""Adding areas: a community needs a town and a district above it, and gets them."""

from hulian.places.models import Area, Level

ABOVE = {Level.GRID: Level.COMMUNITY, Level.COMMUNITY: Level.TOWN, Level.TOWN: Level.DISTRICT}


class UnknownParent(LookupError):
    """No area has the code given as parent, or it is of the wrong level."""


def add_area(code: str, name: str, *, level: str = Level.COMMUNITY, parent: str = "") -> Area:
    """Return the area with this code, making it (and what must stand above it) where it is new.

    An existing code is left unchanged. Raises UnknownParent.
    """
    existing = Area.objects.filter(code=code).first()
    if existing:
        return existing
    above = _parent(code, name, level, parent)
    return Area.objects.create(
        code=code, name=name, level=level, parent=above, path=f"{above.path if above else '/'}{code}/"
    )


def _parent(code: str, name: str, level: str, parent: str) -> Area | None:
    if level == Level.DISTRICT:
        return None
    if not parent:
        return add_area(f"{code}-{ABOVE[level]}", name, level=ABOVE[level])
    above = Area.objects.filter(code=parent).first()
    if above is None or above.level != ABOVE[level]:
        raise UnknownParent(parent)
    return above

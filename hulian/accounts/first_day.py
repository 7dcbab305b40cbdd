"""The first day: an empty installation gets its district, town, community and first administrator."""

from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from hulian.accounts.errors import Spent
from hulian.accounts.models import User
from hulian.accounts.register import add_user, grant_role
from hulian.accounts.roles import Role
from hulian.core import links
from hulian.core.actor import HULIAN
from hulian.core.search.tokens import pinyin
from hulian.places.add import add_area
from hulian.places.models import Area, Level

PURPOSE = "first_day"
HOUSE = UUID(int=0)


class Start(NamedTuple):
    """What the first administrator writes down: names of the places, and who they are."""

    district: str
    town: str
    community: str
    name: str
    username: str
    password: str


def is_empty() -> bool:
    """Return whether nobody has an account yet."""
    return not User.objects.exists()


def code() -> str:
    """Return the secret of the page, for whoever sees the server's own screen; '' once somebody has an account."""
    return links.token_of(links.ensure(PURPOSE, HOUSE)) if is_empty() else ""


def check(token: str) -> None:
    """Raise Spent unless the installation is empty and this is its secret."""
    if not is_empty() or links.resolve(PURPOSE, token) != HOUSE:
        raise Spent


def open_house(start: Start) -> User:
    """Make the places and the administrator; the page that led here serves once. Raises Spent."""
    with transaction.atomic():
        if not is_empty():
            raise Spent
        community = _places(start)
        user = add_user(start.username, name=start.name, by=HULIAN, area=community, password=start.password)
        grant_role(user, Role.COMMUNITY_ADMIN, community, by=HULIAN)
        links.renew(PURPOSE, HOUSE)
    return user


def _places(start: Start) -> Area:
    """Return the new community under its town and district; their codes are their names in pinyin."""
    above = ""
    levels = ((Level.DISTRICT, start.district), (Level.TOWN, start.town), (Level.COMMUNITY, start.community))
    for level, name in levels:
        above = add_area(f"{_code(name)}-{level[0]}", name, level=level, parent=above).code
    return Area.objects.get(code=above)


def _code(name: str) -> str:
    return "".join(pinyin(name))[:30] or "house"

"""What the pages of the demo world need to know: whether it is one, and whom one may walk in as."""

from typing import Any

from hulian.accounts.models import Grant, User
from hulian.accounts.roles import Role
from hulian.demo.cast import script
from hulian.demo.models import DemoWorld


def is_demo() -> bool:
    """Return whether this database was made by `hulian demo`."""
    return DemoWorld.objects.exists()


def slugs() -> set[str]:
    """Return whom one may walk in as."""
    return {row["slug"] for row in script()["person"]}


def cast_cards() -> list[dict[str, Any]]:
    """Return the cast as cards: who, in which place, and what they are for; only who holds a role."""
    people = User.objects.in_bulk(slugs(), field_name="username")
    cards = []
    for row in script()["person"]:
        user = people.get(row["slug"])
        grant = Grant.objects.of(user).select_related("area").first() if user else None
        if grant:
            cards.append({"slug": row["slug"], "name": str(user), "role": Role(grant.role).label,
                          "area": grant.area.name, "line": row["line"]})
    return cards

"""The verb: a list of party members becomes contact members of a community; they sign in once they are invited."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from hulian.accounts.models import User
from hulian.accounts.register import add_user, grant_role
from hulian.accounts.require import require
from hulian.accounts.roles import Role
from hulian.core.actor import Actor
from hulian.core.sealed import open_field
from hulian.core.search.tokens import pinyin
from hulian.people.roster.cells import without_spaces
from hulian.people.roster.checks import phone_of
from hulian.people.roster.outcome import Problem
from hulian.people.roster.reading import read_facts
from hulian.places.models import Area

NEEDED = ("name", "head", "phone")
MOST_NAME = 40


@dataclass(slots=True)
class Joined:
    """Counts, and problems."""

    members: int = 0
    seen_before: int = 0
    problems: list[Problem] = field(default_factory=list)


def import_members(community: Area, path: Path, *, by: Actor) -> Joined:
    """Add members who aren't known, by name and telephone. Raises Broken, NotAllowed."""
    require("account.edit", community.path, by)
    joined, rows = Joined(), read_facts(path, NEEDED)
    with transaction.atomic():
        known = {(user.name, open_field(user, "phone")) for user in
                 User.objects.filter(grants__role=Role.CONTACT_MEMBER, grants__area__path__startswith=community.path)}
        for sheet, row, told in rows:
            name, phone = _person(told, sheet, row, joined)
            if name and _is_known(known, name, phone):
                joined.seen_before += 1
            elif name:
                user = add_user(_sign_in_name(name), name=name, phone=phone, by=by, area=community)
                grant_role(user, Role.CONTACT_MEMBER, community, by=by)
                known.add((name, phone))
                joined.members += 1
    return joined


def _person(told: dict[str, str], sheet: str, row: int, joined: Joined) -> tuple[str, str]:
    name = (told.get("name") or told.get("head") or "").partition("(")[0].strip()
    name = (name if name.isascii() else without_spaces(name))[:MOST_NAME]
    phone, wrong = phone_of(told.get("phone", ""))
    if not name:
        joined.problems.append(Problem(sheet, row, "", "no_name", taken=False))
    if wrong:
        joined.problems.append(Problem(sheet, row, "", wrong, taken=bool(name)))
    return name, phone


def _is_known(known: set[tuple[str, str]], name: str, phone: str) -> bool:
    """Return whether somebody is there already: the same name with the same number, or with none on either side."""
    return any(other == name and (number == phone or not number or not phone) for other, number in known)


def _sign_in_name(name: str) -> str:
    """Return a free sign-in name made of pinyin; whoever is invited may choose another."""
    base = "".join(pinyin(name))[:40] or "member"
    at, taken = 1, set(User.objects.filter(username__startswith=base).values_list("username", flat=True))
    while (made := base if at == 1 else f"{base}{at}") in taken:
        at += 1
    return made

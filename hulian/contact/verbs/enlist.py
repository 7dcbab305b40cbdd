"""enlist: a list of members comes in, with where they live, so that lists of links know who is near."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hulian.accounts.models import User
from hulian.contact.members import members_of
from hulian.contact.models import MemberFacts
from hulian.contact.verbs.note_member import Noted, note_members
from hulian.core.actor import Actor
from hulian.core.sealed import open_field
from hulian.people.roster.addresses import address_of, composed
from hulian.people.roster.checks import phone_of
from hulian.people.roster.members import NEEDED, Joined, import_members
from hulian.people.roster.outcome import Problem
from hulian.people.roster.reading import read_facts
from hulian.people.roster.take import places_of
from hulian.places.models import Area, Building

WHERE = ("address", "registered", "estate", "building", "door")


@dataclass(slots=True)
class Enlisted(Joined):
    """What `import_members` did, and of how many members we know now where they live."""

    located: int = 0


def enlist(community: Area, path: Path, *, by: Actor) -> Enlisted:
    """Take in a list of members with their addresses. Raises Broken, NotAllowed."""
    joined = import_members(community, path, by=by)
    done = Enlisted(joined.members, joined.seen_before, joined.problems)
    found = {one.user.pk: one for one in _located(community, path, done)}
    note_members(community, list(found.values()), by=by)
    done.located = len(found)
    return done


def _located(community: Area, path: Path, done: Enlisted) -> Iterator[Noted]:
    """Yield who lives in which building we know; an address that we don't know is said, and changes nothing."""
    places = places_of(community)
    buildings = {address_of(row.address, places).key: row for row in Building.objects.filter(community=community)}
    users = [one.user for one in members_of(community)]
    facts = {row.user_id: row for row in MemberFacts.objects.filter(community=community)}
    for sheet, row, told in read_facts(path, (*NEEDED, *WHERE)):
        words = composed({name: told[name] for name in told if name in WHERE})
        user = _who(users, told) if words else None
        if user is None:
            continue
        address = address_of(words, places)
        where = buildings.get(address.key) or buildings.get(address_of(address.building, places).key)
        if where is None:
            done.problems.append(Problem(sheet, row, "", "no_building", taken=True))
        else:
            had = facts.get(user.pk) or MemberFacts()
            yield Noted(user, where, had.not_asked, had.least, had.most)


def _who(users: list[User], told: dict[str, str]) -> User | None:
    """Return the one member of that name, of several the one with that number; None where it isn't sure."""
    name = (told.get("name") or told.get("head") or "").partition("(")[0].replace(" ", "").strip()
    same = [user for user in users if user.name.replace(" ", "") == name]
    number = phone_of(told.get("phone", ""))[0]
    exact = [user for user in same if number and open_field(user, "phone") == number]
    found = exact or same
    return found[0] if len(found) == 1 else None

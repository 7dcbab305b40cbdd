"""Who lives alone after a change in a home, and of whom that isn't true any more: what is asked before it is done."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hulian.people.models import Household, Need, Resident

OLD = 60
AGED = {Need.EMPTY_NEST, Need.ELDER, Need.NO_KIN}
# Who lives in a home after the change; None is somebody whom we don't know yet.
Home = Sequence[Resident | None]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What has to be asked of one person: whether they live alone now, or (`held`) whether they still do.

    `likely` is what is chosen beforehand; None where only who asks can tell.
    """

    person: Resident
    held: bool
    likely: bool | None


def doubts(homes: Iterable[Home]) -> list[Doubt]:
    """Return what to ask of homes as they will be: who is left alone, and who lives alone among others."""
    found = []
    for home in homes:
        for person in filter(None, home):
            needs = set(person.needs.filter(until=None).values_list("code", flat=True))
            held, alone = Need.LIVES_ALONE in needs, len(home) == 1
            if held != alone:
                found.append(Doubt(person, held, likely=_likely(person, needs) if alone else False))
    return found


def people_of(home: Household) -> list[Resident]:
    """Return who lives there."""
    people = list(home.residents.filter(gone_at=None))
    for person in people:
        person.household = home
    return people


def without(home: Household, going: Collection[Resident]) -> list[Resident]:
    """Return who stays in a home when these go."""
    return [person for person in people_of(home) if person not in going]


def after_move(home: Household, going: Collection[Resident], into: Household) -> list[Home]:
    """Return who will live in two homes when some of the first live in the second."""
    return [without(home, going), [*people_of(into), *going]]


def _likely(person: Resident, needs: set[str]) -> bool | None:
    """Return True for who is old: a young person may live alone without anybody having to look in."""
    age = person.age()
    return True if needs & AGED or age is None or age >= OLD else None

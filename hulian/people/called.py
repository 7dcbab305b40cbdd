"""How a home is called, and who stands first in it, after somebody left."""

from collections.abc import Iterable

from hulian.core.search.tokens import sort_key
from hulian.people.models import Household, Resident

CALLED, GROWN = 40, 18


def call_by_who_stays(home: Household, names: Iterable[str]) -> None:
    """Call the home by those who still live there, or by its address, where it bore the name of one who left."""
    if not any(name in home.called for name in names):
        return
    call(home, called_after(home.residents.filter(gone_at=None)) or home.address)


def call(home: Household, called: str) -> None:
    """Write how a home is called."""
    home.called = called[:CALLED]
    home.sort_key = sort_key(home.called)
    home.save(update_fields=["called", "sort_key"])


def called_after(people: Iterable[Resident]) -> str:
    """Return how neighbours would call a home of these people: its first two grown-ups, as they are called."""
    people = list(people)
    ages = [(person, person.age()) for person in people]
    grown = [person for person, age in ages if age is None or age >= GROWN]
    return "、".join(str(person) for person in (grown or people)[:2])


def names_of(person: Resident) -> set[str]:
    """Return what a home may be called by for this person's sake."""
    return {person.name, person.called} - {""}


def put_first(home: Household) -> None:
    """Let the eldest stand first in the home where its head left."""
    people = home.residents.filter(gone_at=None)
    if not people.filter(is_head=True).exists() and (first := people.first()):
        Resident.objects.filter(pk=first.pk).update(is_head=True)

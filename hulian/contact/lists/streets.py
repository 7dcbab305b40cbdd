"""Streets and estates: what stands at one of them is shown together, a house with one home as a line of its street."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from hulian.core.natural import natural_key
from hulian.places.plan.names import street_of

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Section(Generic[Item]):
    """A building with several homes, or (`street` is then its name) the houses of a street that have one each."""

    title: str
    items: list[Item]
    street: str = ""


def street_at(address: str) -> str:
    """Return the street or estate of an address; what has no number is a place of its own."""
    return street_of(address, finely=True) or address


def house_of(address: str) -> str:
    """Return an address as its neighbours say it, without the street: 3 栋, 12 号."""
    return address.removeprefix(street_at(address)).strip() or address


def in_order(items: Iterable[Item], address: Callable[[Item], str], door: Callable[[Item], str]) -> list[Item]:
    """Return what has an address in the order of the streets, from door to door."""
    return sorted(items, key=lambda one: (natural_key(street_at(address(one))), natural_key(address(one)),
                                          natural_key(door(one))))


def sections_of(items: Iterable[Item], address: Callable[[Item], str]) -> list[Section[Item]]:
    """Return what stands in the order of the streets by building; a street's houses with one home come first."""
    return [section for street, some in groupby(items, key=lambda one: street_at(address(one)))
            for section in _of_street(street, [list(same) for _at, same in groupby(some, key=address)], address)]


def _of_street(street: str, buildings: list[list[Item]], address: Callable[[Item], str]) -> Iterator[Section[Item]]:
    alone = [homes[0] for homes in buildings if len(homes) == 1]
    if len(alone) > 1:
        yield Section(street, alone, street)
    for homes in buildings:
        if len(homes) > 1 or len(alone) == 1:
            yield Section(address(homes[0]), homes)

"""Who acts: a person with what they hold at this moment, a resident without account, or Hulian."""

from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID


class Held(NamedTuple):
    """A role held in an area and below it; `path` is the area's materialised path."""

    role: str
    path: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Passed as `by=` to every verb; never fetched from the air.

    `link_of` is the case whose link a resident came by. `contact_of` is the household at whose door this person
    stands as its contact; the room that knows the links sets it. `communities` are those that all they hold lies in,
    where nothing of it lies above a community; else None.
    """

    id: UUID | None
    name: str
    holds: tuple[Held, ...] = field(default=())
    kind: str = "user"
    link_of: UUID | None = None
    contact_of: UUID | None = None
    communities: tuple[UUID, ...] | None = None

    def role_in(self, path: str) -> str:
        """Return the role this person acts in there; the kind for residents and Hulian itself."""
        for held in self.holds:
            if path.startswith(held.path):
                return held.role
        return self.holds[0].role if self.holds else self.kind

    def roles_in(self, path: str) -> set[str]:
        """Return every role held in an area, from there or from above."""
        return {held.role for held in self.holds if path.startswith(held.path)}

    @property
    def paths(self) -> list[str]:
        """Return the areas in which anything is held."""
        return sorted({held.path for held in self.holds})


def resident(name: str = "", link_of: UUID | None = None) -> Actor:
    """Return a resident who came by a public link: a door's, or that of their own case."""
    return Actor(None, name, kind="resident", link_of=link_of)


HULIAN = Actor(None, "", kind="system")

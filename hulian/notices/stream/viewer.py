"""Who listens, and what they may see at this moment; the room that knows accounts says it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in person and the areas whose cases they read."""

    user_id: UUID
    paths: tuple[str, ...]


# From a request's cookies to who they have signed in, or None.
WhoIs = Callable[[str], Viewer | None]

"""UUIDv7: ids that sort by time and are made by whoever creates the thing."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import uuid_utils.compat

_maker: ContextVar[Callable[[], uuid.UUID] | None] = ContextVar("id maker", default=None)


def new_id() -> uuid.UUID:
    """Return a new UUIDv7 (RFC 9562)."""
    maker = _maker.get()
    return maker() if maker else uuid_utils.compat.uuid7()


@contextmanager
def made_by(maker: Callable[[], uuid.UUID]) -> Iterator[None]:
    """Let another maker make the ids: the demo world's follow its own clock, and come out the same again."""
    token = _maker.set(maker)
    try:
        yield
    finally:
        _maker.reset(token)


def read_id(text: str) -> uuid.UUID | None:
    """Return the id in a text that came from outside, or None where there is none."""
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None

"""`for_a_moment`: what every request asks and what seldom changes is asked once a second by each server process.

Who holds what, a token, a community's row: a change of them takes effect within a second. Only processes that serve
keep anything (`keep` is called by config.asgi); commands, the worker and tests ask each time.
"""

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

SECOND = 1.0
MOST = 2000
Given = ParamSpec("Given")
Found = TypeVar("Found")

_seconds = 0.0
_shelves: list[dict[Hashable, tuple[float, object]]] = []


def for_a_moment(ask: Callable[Given, Found]) -> Callable[Given, Found]:
    """Keep what `ask` finds for its arguments, which can be hashed; nothing found (None) is asked again.

    What it returns is shared by threads, so nobody changes it.
    """
    shelf: dict[Hashable, tuple[float, object]] = {}
    _shelves.append(shelf)

    @wraps(ask)
    def kept(*args: Given.args, **kwargs: Given.kwargs) -> Found:
        if not _seconds:
            return ask(*args, **kwargs)
        now, key = time.monotonic(), (args, *kwargs.items())
        until, found = shelf.get(key, (0.0, None))
        if until <= now:
            found = ask(*args, **kwargs)
            if found is not None:
                _put(shelf, key, (now + _seconds, found))
        return found

    return kept


def keep(seconds: float = SECOND) -> None:
    """Keep things for so long from now on; for no time at all with 0."""
    global _seconds  # noqa: PLW0603 - one for the process
    _seconds = seconds
    for shelf in _shelves:
        shelf.clear()


@contextmanager
def keeping(seconds: float = SECOND) -> Iterator[None]:
    """Keep things while this lasts."""
    keep(seconds)
    try:
        yield
    finally:
        keep(0.0)


def _put(shelf: dict[Hashable, tuple[float, object]], key: Hashable, held: tuple[float, object]) -> None:
    if len(shelf) >= MOST:  # old ones and new ones: whoever asks next finds it again
        shelf.clear()
    shelf[key] = held

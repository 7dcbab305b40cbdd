"""Data made once in a process and copied for whoever asks: what a command makes on first use takes some seconds."""

import shutil
from functools import cache

from tests.serving.server import Server

TABLES = "from hulian.cli.start import start; start()"
STARTER = "from hulian.cases.learning.starter import starter; starter()"


def migrated() -> Server:
    """Return a server whose database is up to date and empty."""
    return _copy_of(_pattern())


def with_cast(*, workers: int = 2) -> Server:
    """Return a server whose data holds the cast; it isn't started."""
    return _copy_of(_pattern("demo", "--load-only", "--cast-only"), workers=workers)


def forget() -> None:
    """Throw the patterns away, at the end of all tests."""
    for pattern in _made:
        pattern.remove()
    _made.clear()
    _pattern.cache_clear()


_made: list[Server] = []


@cache
def _pattern(*words: str) -> Server:
    pattern = Server()
    _made.append(pattern)
    if words:
        pattern.hulian(*words)
    pattern.python(f"{TABLES}\n{STARTER}")
    return pattern


def _copy_of(pattern: Server, *, workers: int = 2) -> Server:
    copy = Server(workers=workers, like=pattern.database)
    shutil.copytree(pattern.folder, copy.folder, dirs_exist_ok=True)
    return copy

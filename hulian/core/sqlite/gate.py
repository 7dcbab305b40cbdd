"""A file lock that all writing threads and processes queue at."""

import fcntl
import os
from pathlib import Path


class Gate:
    """One connection's way to the writer. Not shared between threads, as connections aren't."""

    def __init__(self, database: str) -> None:
        """Prepare the gate of a database file; a database in memory has none."""
        in_memory = not database or ":memory:" in database or "mode=memory" in database
        self.path = None if in_memory else Path(f"{database}-gate")
        self.held: int | None = None

    def enter(self) -> None:
        """Wait for the turn. Entering twice is the same as once."""
        if self.path is None or self.held is not None:
            return
        # A new open file each time: flock belongs to it, so threads of one process queue as well,
        # and the kernel lets go of it when the process dies.
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except BaseException:
            os.close(descriptor)
            raise
        self.held = descriptor

    def leave(self) -> None:
        """Let the next one in; harmless when the turn is not held."""
        if self.held is not None:
            os.close(self.held)
            self.held = None

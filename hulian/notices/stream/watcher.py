"""One watcher a process: sees that Events were committed, by whichever process, and hands them on."""

import logging
import threading
import time
from collections.abc import Callable

from django.db import connection

from hulian.audit.wake import CHANNEL
from hulian.notices.stream.cursor import Cursor, Note

log = logging.getLogger(__name__)

LOOK = 0.2     # how often SQLite's data_version is looked at
PULSE = 2.0    # PostgreSQL: look also without being woken; a pooler in between may swallow NOTIFY
REST = 0.02    # many commits at once are read together
AGAIN = 1.0    # after the database failed


class Watcher:
    """A thread with a database connection of its own, that only reads."""

    def __init__(self, hand_on: Callable[[list[Note]], None]) -> None:
        """Prepare; `hand_on` is called in the watcher's thread."""
        self.hand_on = hand_on
        self.stopping = threading.Event()
        self.standing = threading.Event()
        self.thread = threading.Thread(target=self._run, name="watcher", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self.thread.start()

    def stop(self) -> None:
        """End soon."""
        self.stopping.set()

    def _run(self) -> None:
        while not self.stopping.is_set():
            try:
                self._watch()
            except Exception:
                log.exception("The watcher of Events begins again")
                self.stopping.wait(AGAIN)
            finally:
                connection.close()

    def _watch(self) -> None:
        wake = self._open()
        cursor = Cursor()
        self.standing.set()
        while not self.stopping.is_set():
            if wake() and (notes := cursor.fresh()):
                self.hand_on(notes)
                time.sleep(REST)

    def _open(self) -> Callable[[], bool]:
        """Open the connection; return a function that waits and tells whether to look."""
        connection.ensure_connection()
        if connection.vendor == "postgresql":
            connection.connection.execute(f"LISTEN {CHANNEL}")
            return self._listen
        with connection.cursor() as sql:
            sql.execute("PRAGMA query_only = 1")
        self.version = 0
        return self._look

    def _listen(self) -> bool:
        for _ in connection.connection.notifies(timeout=PULSE, stop_after=1):
            pass
        return True

    def _look(self) -> bool:
        self.stopping.wait(LOOK)
        with connection.cursor() as sql:
            version = sql.execute("PRAGMA data_version").fetchone()[0]
        changed, self.version = version != self.version, version
        return changed

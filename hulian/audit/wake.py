"""Wakes the streams of all server processes after a commit.

PostgreSQL: NOTIFY, sent by one thread of the process at most every 50 ms, outside the transaction,
because a NOTIFY inside it makes all commits queue for one lock. SQLite needs nothing: watchers look
at `data_version`.
"""

import threading
import time

from django.db import connection, transaction

CHANNEL = "hulian_events"
REST = 0.05
IDLE = 2.0


class Bell:
    """Rings once for any number of commits within a moment."""

    def __init__(self) -> None:
        """Start silent; the thread begins with the first ring."""
        self.asked = threading.Event()
        self.thread: threading.Thread | None = None
        self.lock = threading.Lock()

    def ring(self) -> None:
        """Ask for a NOTIFY soon."""
        self.asked.set()
        with self.lock:
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(target=self._work, name="bell", daemon=True)
                self.thread.start()

    def _work(self) -> None:
        while self.asked.wait(IDLE):
            self.asked.clear()
            try:
                with connection.cursor() as cursor:
                    cursor.execute(f"NOTIFY {CHANNEL}")
            except Exception:  # noqa: BLE001 - a lost ring is mended by the watcher's own pulse
                connection.close()
            time.sleep(REST)
        connection.close()


_bell = Bell()


def after_commit() -> None:
    """Wake the streams once this transaction is durable."""
    if connection.vendor == "postgresql":
        transaction.on_commit(_bell.ring)

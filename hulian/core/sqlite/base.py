"""The backend: Django's own, but a transaction first takes its turn at the gate."""

from django.db.backends.sqlite3 import base

from hulian.core.sqlite.gate import Gate


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins a transaction at its first statement, and only when it is this one's turn to write.

    SQLite's busy handler sleeps and retries, so that of several writers one can starve for seconds;
    waiting in the kernel's queue for a file lock is fair and wakes at once. Transactions are
    IMMEDIATE (see settings), so to begin is to write; reads stay outside transactions. What an act
    thinks out before it first asks or writes, it thinks out while others write.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Make the gate beside the database file."""
        super().__init__(*args, **kwargs)
        self.gate = Gate(str(self.settings_dict["NAME"]))
        self.unbegun = False

    def create_cursor(self, name: str | None = None) -> object:
        """Return a cursor, inside the transaction where one was asked for."""
        if self.unbegun:
            self._begin()
        return super().create_cursor(name)

    def _start_transaction_under_autocommit(self) -> None:
        self.unbegun = True

    def _begin(self) -> None:
        self.gate.enter()
        self.unbegun = False
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self.unbegun = True
            self.gate.leave()
            raise

    def _commit(self) -> None:
        if self.unbegun:  # nothing was asked or written
            self.unbegun = False
            return
        super()._commit()  # a failed commit is rolled back by Django, and leaves the gate there
        self.gate.leave()

    def _rollback(self) -> None:
        self.unbegun = False
        try:
            super()._rollback()
        finally:
            self.gate.leave()

    def _close(self) -> None:
        self.unbegun = False
        try:
            super()._close()
        finally:
            self.gate.leave()

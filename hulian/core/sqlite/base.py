"""The backend: Django's own, but a transaction first takes its turn at the gate."""

from django.db.backends.sqlite3 import base

from hulian.core.sqlite.gate import Gate


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins a transaction only when it is this one's turn to write.

    SQLite's busy handler sleeps and retries, so that of several writers one can starve for seconds;
    waiting in the kernel's queue for a file lock is fair and wakes at once. Transactions are
    IMMEDIATE (see settings), so to begin is to write; reads stay outside transactions.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Make the gate beside the database file."""
        super().__init__(*args, **kwargs)
        self.gate = Gate(str(self.settings_dict["NAME"]))

    def _start_transaction_under_autocommit(self) -> None:
        self.gate.enter()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self.gate.leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # a failed commit is rolled back by Django, and leaves the gate there
        self.gate.leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self.gate.leave()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self.gate.leave()

"""Two acts at the same moment, each in a connection of its own; their rows have to be committed, and taken away again.

A module that uses it needs one test marked `django_db`, or no test database is made for it alone.
"""

import threading
from collections.abc import Callable

from django.db import connection, transaction


def beside(first: Callable[[], object], second: Callable[[], object]) -> Exception | None:
    """Do the second while the first is written and not yet committed; return what the second raised, or None."""
    written, ended, said = threading.Event(), threading.Event(), []

    def one() -> None:
        try:
            with transaction.atomic():
                first()
                written.set()
                ended.wait(timeout=0.4)
        finally:
            connection.close()

    def other() -> None:
        try:
            written.wait(timeout=10)
            second()
        except Exception as error:  # noqa: BLE001 - handed to the test
            said.append(error)
        finally:
            ended.set()
            connection.close()

    threads = [threading.Thread(target=part) for part in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said[0] if said else None

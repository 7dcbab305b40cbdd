"""All recurring work, in one table. Each piece may run twice at once: it is told or cleared only once."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.management import call_command
from django.db import close_old_connections

from hulian.cases.verbs.escalate import escalate_overdue
from hulian.media.clear import clear_unnamed
from hulian.people.roster.desk import take_waiting

log = logging.getLogger(__name__)
SOON = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of recurring work; `act` returns how much there was to do."""

    name: str
    act: Callable[[], int | None]
    every: timedelta

    def run(self) -> int | None:
        """Do it; a failure is logged, and the next time comes."""
        close_old_connections()
        try:
            return self.act()
        except Exception:
            log.exception("Recurring work failed: %s", self.name)
            return None
        finally:
            close_old_connections()

    def first(self) -> datetime:
        """Return when to begin: soon after the start, so that nothing waits a day after a restart."""
        return datetime.now(UTC) + SOON


def clear_sessions() -> None:
    """Clear sessions that have ended."""
    call_command("clearsessions")


JOBS = (
    Job("rosters that wait are taken", take_waiting, timedelta(seconds=2)),
    Job("red lights are told to the level above", escalate_overdue, timedelta(minutes=1)),
    Job("pictures that no row names are cleared", clear_unnamed, timedelta(hours=6)),
    Job("ended sessions are cleared", clear_sessions, timedelta(days=1)),
)

"""Reads Events in the order of their sequence, and misses none that commits late."""

import time
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from hulian.audit.models import Event

# PostgreSQL hands out numbers before the commit: a number that is missing may still come, until the
# longest transaction we allow has ended. SQLite has one writer and leaves no holes.
PATIENCE = 60.0
LOOK_BACK = 200
MOST_HOLES = 2000
AT_ONCE = 500


class Note(NamedTuple):
    """What the stream needs to know of an Event."""

    sequence: int
    verb: str
    case_id: UUID | None
    area_path: str
    received_at: datetime
    codes: dict[str, Any]


class Cursor:
    """Remembers the newest number seen, and the holes below it that may yet fill."""

    def __init__(self) -> None:
        """Stand at the newest Event; numbers missing shortly before it are waited for."""
        numbers = list(Event.objects.order_by("-sequence").values_list("sequence", flat=True)[:LOOK_BACK])
        self.newest = numbers[0] if numbers else 0
        self.holes: dict[int, float] = {}
        if numbers:
            self._wait_for(set(range(numbers[-1], self.newest)) - set(numbers))

    def fresh(self) -> list[Note]:
        """Return the Events not seen before, late ones among them."""
        self._give_up()
        found = _notes(Event.objects.filter(sequence__in=list(self.holes))) if self.holes else []
        for note in found:
            self.holes.pop(note.sequence, None)
        while more := _notes(Event.objects.filter(sequence__gt=self.newest)):
            numbers = {note.sequence for note in more}
            self._wait_for(set(range(self.newest + 1, more[-1].sequence)) - numbers)
            self.newest = more[-1].sequence
            found += more
            if len(more) < AT_ONCE:
                break
        return found

    def _wait_for(self, numbers: Iterable[int]) -> None:
        now = time.monotonic()
        for number in sorted(numbers)[-MOST_HOLES:]:
            self.holes[number] = now

    def _give_up(self) -> None:
        late = time.monotonic() - PATIENCE
        self.holes = {number: since for number, since in self.holes.items() if since > late}


def since(moment: datetime) -> list[Note]:
    """Return the Events that came after a moment, the newest of them where there are many."""
    late = Event.objects.filter(received_at__gt=moment).order_by("-sequence")
    return [Note(*row) for row in late.values_list(*Note._fields)[:AT_ONCE]]


def _notes(events: Any) -> list[Note]:  # noqa: ANN401 - a QuerySet of Event
    return [Note(*row) for row in events.order_by("sequence").values_list(*Note._fields)[:AT_ONCE]]

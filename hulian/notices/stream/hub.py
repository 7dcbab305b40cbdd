"""Who listens in this process, found by area and by person. Used in the event loop's thread only."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Iterable

from hulian.notices.stream.cursor import Note
from hulian.notices.stream.viewer import Viewer

MOST_PENDING = 50


class Full(Exception):
    """This process holds as many streams as it may."""


class Seat:
    """One open stream. `pending` keeps the newest notes: to a page, one is as good as fifty."""

    def __init__(self, viewer: Viewer) -> None:
        """Begin with nothing to say."""
        self.viewer = viewer
        self.pending: deque[Note] = deque(maxlen=MOST_PENDING)
        self.awake = asyncio.Event()
        self.ended = False

    def put(self, note: Note) -> None:
        """Say this next."""
        self.pending.append(note)
        self.awake.set()

    def end(self) -> None:
        """Let the stream close."""
        self.ended = True
        self.awake.set()

    def take(self) -> bytes:
        """Return what there is to say, as events of the stream."""
        self.awake.clear()
        said = b"".join(as_event(note) for note in self.pending)
        self.pending.clear()
        return said


class Hub:
    """The seats of this process."""

    def __init__(self, most: int) -> None:
        """Hold at most so many."""
        self.most = most
        self.seats: set[Seat] = set()
        self.by_path: defaultdict[str, set[Seat]] = defaultdict(set)
        self.by_user: defaultdict[str, set[Seat]] = defaultdict(set)

    def join(self, viewer: Viewer) -> Seat:
        """Give a seat. Raises Full."""
        if len(self.seats) >= self.most:
            raise Full
        seat = Seat(viewer)
        self.seats.add(seat)
        self._index(seat)
        return seat

    def leave(self, seat: Seat) -> None:
        """Take a seat back."""
        self.seats.discard(seat)
        self._forget(seat)

    def move(self, seat: Seat, viewer: Viewer) -> None:
        """Let a seat hear what its person may see from now on."""
        if viewer != seat.viewer:
            self._forget(seat)
            seat.viewer = viewer
            self._index(seat)

    def deliver(self, notes: Iterable[Note]) -> None:
        """Put each note on the seats of those who may see it."""
        for note in notes:
            for seat in self._reached(note):
                seat.put(note)

    def reaches(self, note: Note, seat: Seat) -> bool:
        """Return whether the person on this seat may see the note."""
        return seat in self._reached(note)

    def end(self) -> None:
        """Close all streams: the server goes down."""
        self.most = 0
        for seat in self.seats:
            seat.end()

    def _reached(self, note: Note) -> set[Seat]:
        found: set[Seat] = set()
        for user in note.codes.get("told", ()):
            found |= self.by_user.get(user, set())
        if note.case_id or note.verb.startswith("case."):
            for path in paths_above(note.area_path):
                found |= self.by_path.get(path, set())
        return found - self.by_user.get(note.codes.get("past", ""), set())  # whom the case is about

    def _index(self, seat: Seat) -> None:
        self.by_user[str(seat.viewer.user_id)].add(seat)
        for path in seat.viewer.paths:
            self.by_path[path].add(seat)

    def _forget(self, seat: Seat) -> None:
        for index, keys in ((self.by_user, [str(seat.viewer.user_id)]), (self.by_path, seat.viewer.paths)):
            for key in keys:
                index[key].discard(seat)
                if not index[key]:
                    del index[key]


def paths_above(path: str) -> list[str]:
    """Return the path of an area and of all above it, from the top."""
    parts = path.strip("/").split("/")
    return ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)]


def as_event(note: Note) -> bytes:
    """Write a note as one event of the stream: codes and ids, never words."""
    said = {"verb": note.verb, "case": str(note.case_id) if note.case_id else None,
            "at": note.received_at.isoformat()}
    return f"id: {note.sequence}\nevent: changed\ndata: {json.dumps(said)}\n\n".encode()

"""/stream/ as an ASGI app: an open stream costs a coroutine, not a thread."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

from django.db import close_old_connections

from hulian.notices.stream.cursor import Note, since
from hulian.notices.stream.hub import Full, Hub, Seat
from hulian.notices.stream.viewer import Viewer, WhoIs
from hulian.notices.stream.watcher import Watcher

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

HEARTBEAT = 15.0
REREAD = 60.0
MISSED = timedelta(minutes=10)
HEADERS = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"cache-control", b"no-store"),
           (b"x-accel-buffering", b"no"), (b"x-content-type-options", b"nosniff")]


class Stream:
    """The streams of one process: their seats, the watcher, and one thread that asks the database."""

    def __init__(self, most: int, who_is: WhoIs) -> None:
        """Prepare for at most so many streams; `who_is` knows a viewer by their cookies."""
        self.who_is = who_is
        self.hub = Hub(most)
        self.desk = ThreadPoolExecutor(1, thread_name_prefix="stream")
        self.watcher: Watcher | None = None

    def open(self) -> None:
        """Start watching; called in the event loop when the server is up."""
        loop = asyncio.get_running_loop()
        self.watcher = Watcher(lambda notes: loop.call_soon_threadsafe(self.hub.deliver, notes))
        self.watcher.start()

    def close(self) -> None:
        """End every stream, so that the server can end."""
        self.hub.end()
        if self.watcher:
            self.watcher.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request for a stream."""
        if scope["method"] != "GET":
            return await _refuse(send, 405, [(b"allow", b"GET")])
        cookies = b"; ".join(value for name, value in scope["headers"] if name == b"cookie").decode("latin-1")
        viewer = await self._ask(self.who_is, cookies)
        if viewer is None:
            return await _refuse(send, 401)
        try:
            seat = self.hub.join(viewer)
        except Full:
            return await _refuse(send, 503, [(b"retry-after", b"30")])
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await _say(send, b"retry: 3000\n: good to have you\n\n")
            await self._catch_up(seat, _asked_from(scope))
            await self._talk(seat, cookies, receive, send)
        finally:
            self.hub.leave(seat)
        return None

    async def _talk(self, seat: Seat, cookies: str, receive: Receive, send: Send) -> None:
        """Say what comes, until the page goes, the person may no longer listen, or the server ends."""
        loop = asyncio.get_running_loop()
        gone = asyncio.ensure_future(_wait_until_gone(receive))
        read_at = loop.time()
        try:
            while not gone.done():
                awake = asyncio.ensure_future(seat.awake.wait())
                await asyncio.wait({awake, gone}, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
                awake.cancel()
                if gone.done():
                    return
                if loop.time() - read_at >= REREAD:
                    read_at = loop.time()
                    await self._reread(seat, cookies)
                await _say(send, seat.take() or b": still here\n\n")
                if seat.ended:
                    await send({"type": "http.response.body", "body": b""})
                    return
        finally:
            gone.cancel()

    async def _reread(self, seat: Seat, cookies: str) -> None:
        viewer = await self._ask(self.who_is, cookies)
        if viewer is None:
            seat.end()
        else:
            self.hub.move(seat, viewer)

    async def _catch_up(self, seat: Seat, moment: datetime | None) -> None:
        """Say once that something changed between the page and its stream, where it did."""
        if moment is None:
            return
        missed = await self._ask(since, max(moment, datetime.now(UTC) - MISSED))
        note = next((note for note in missed if self.hub.reaches(note, seat)), None)
        if note:
            seat.put(note)

    async def _ask(self, question: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401
        def ask() -> Viewer | list[Note] | None:
            close_old_connections()
            return question(*given)

        return await asyncio.get_running_loop().run_in_executor(self.desk, ask)


def _asked_from(scope: Scope) -> datetime | None:
    """Return when the page was made (?since=seconds), by our own clock."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("since", [""])[0]
    return datetime.fromtimestamp(int(asked), UTC) if asked.isdigit() and len(asked) <= 10 else None


async def _wait_until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _say(send: Send, words: bytes) -> None:
    await send({"type": "http.response.body", "body": words, "more_body": True})


async def _refuse(send: Send, status: int, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    await send({"type": "http.response.start", "status": status,
                "headers": [(b"content-type", b"text/plain"), *(headers or [])]})
    await send({"type": "http.response.body", "body": b""})

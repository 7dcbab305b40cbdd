"""Runs a WSGI app inside an ASGI server: in a few threads, one hop there and one back.

The body is read before a thread is taken, and the answer is written after it is let go: a phone in a
stairwell that sends a picture for a minute, or reads one, holds no thread. What is large waits on disk.
"""

import asyncio
import contextvars
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from hulian.config.environ import environ_of

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

IN_MEMORY = 1024 * 1024


class TooLarge(Exception):
    """The body is larger than anything a page of ours sends."""


class Gone(Exception):
    """The client left before its request was whole."""


class Bridge:
    """The app and its threads."""

    def __init__(self, app: Callable[..., Iterable[bytes]], threads: int, most: int, *, proxied: bool) -> None:
        """Keep `threads` for the app; refuse bodies over `most` bytes; believe a proxy, where there is one."""
        self.app = app
        self.most = most
        self.proxied = proxied
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="pages")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        with SpooledTemporaryFile(IN_MEMORY) as body:
            try:
                length = await _read(receive, body, self.most)
            except TooLarge:
                await send({"type": "http.response.start", "status": 413, "headers": []})
                return await send({"type": "http.response.body", "body": b""})
            except Gone:
                return None
            environ = environ_of(scope, body, length, proxied=self.proxied)
            status, headers, begun, rest = await self._in_thread(self._run, environ)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        return await self._send_body(send, begun, rest)

    async def _send_body(self, send: Send, begun: bytes, rest: "Rest | None") -> None:
        """Send what there is; fetch the rest of a long answer piece by piece."""
        while rest is not None:
            await send({"type": "http.response.body", "body": begun, "more_body": True})
            begun, rest = await self._in_thread(rest.piece)
        await send({"type": "http.response.body", "body": begun})

    async def _in_thread(self, act: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401
        # A context of its own for each request, so that no language or clock stays behind in a thread.
        run = contextvars.Context().run
        return await asyncio.get_running_loop().run_in_executor(self.threads, run, act, *given)

    def _run(self, environ: dict[str, Any]) -> tuple[int, Headers, bytes, "Rest | None"]:
        started: list[Any] = []
        answer = self.app(environ, lambda status, headers, *_: started.extend([status, headers]))
        rest = Rest(answer)
        begun, more = rest.piece() if environ["REQUEST_METHOD"] != "HEAD" else rest.none()
        headers = [(name.lower().encode("latin-1"), value.strip().encode("latin-1")) for name, value in started[1]]
        return int(started[0][:3]), headers, begun, more


class Rest:
    """An answer that is read in pieces of about a megabyte; nearly every one is whole in the first."""

    def __init__(self, answer: Iterable[bytes]) -> None:
        """Keep the answer open."""
        self.answer = answer
        self.parts: Iterator[bytes] = iter(answer)

    def piece(self) -> tuple[bytes, "Rest | None"]:
        """Return the next piece, and itself while there is more; closes the answer at its end."""
        held: list[bytes] = []
        size = 0
        try:
            for part in self.parts:
                held.append(part)
                size += len(part)
                if size >= IN_MEMORY:
                    return b"".join(held), self
        except BaseException:
            self.close()
            raise
        self.close()
        return b"".join(held), None

    def none(self) -> tuple[bytes, None]:
        """Return no body at all, as HEAD wants it."""
        self.close()
        return b"", None

    def close(self) -> None:
        """Let Django finish the request."""
        with suppress(AttributeError):
            self.answer.close()  # type: ignore[attr-defined] - WSGI answers may have it


async def _read(receive: Receive, body: IO[bytes], most: int) -> int:
    length = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        part = message.get("body", b"")
        length += len(part)
        if length > most:
            raise TooLarge
        body.write(part)
        if not message.get("more_body"):
            body.seek(0)
            return length

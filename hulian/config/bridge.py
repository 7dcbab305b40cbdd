"""Runs a WSGI app inside an ASGI server: in a few threads, one hop there and one back.

The body is read before a thread is taken, and the answer is written after it is let go: a phone in a
stairwell that sends a picture for a minute, or reads one, holds no thread. What is large waits on disk;
what is too large is dropped, and the app says so.
"""

import asyncio
import contextvars
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from hulian.config.environ import environ_of, headers_of

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

IN_MEMORY = 1024 * 1024
# In the environment of a request whose body was dropped.
TOO_LARGE = "hulian.too_large"


@dataclass(frozen=True, slots=True)
class Most:
    """How many bytes a request may bring: from anybody, and from whom `knows` recognises by their cookies."""

    anybody: int
    known: int
    knows: Callable[[str], bool]


class TooLarge(Exception):
    """The body is larger than anything a page of ours sends; `ended` where all of it has come."""

    def __init__(self, *, ended: bool) -> None:
        """Keep whether more is to come."""
        super().__init__()
        self.ended = ended


class Gone(Exception):
    """The client left before its request was whole."""


class Bridge:
    """The app and its threads."""

    def __init__(self, app: Callable[..., Iterable[bytes]], threads: int, most: Most, *, proxied: bool) -> None:
        """Keep `threads` for the app; drop bodies over `most`; believe a proxy, where there is one."""
        self.app = app
        self.most = most
        self.proxied = proxied
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="pages")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        dropped: TooLarge | None = None
        with SpooledTemporaryFile(IN_MEMORY) as body:
            try:
                length = await self._read(scope, receive, body)
            except TooLarge as error:
                dropped, length = error, body.seek(0)
                body.truncate()
            except Gone:
                return
            environ = environ_of(scope, body, length, proxied=self.proxied) | {TOO_LARGE: bool(dropped)}
            status, headers, begun, rest = await self._in_thread(self._run, environ)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await self._send_body(send, begun, rest)
        if dropped and not dropped.ended:
            await _drop(receive, self.most.known)

    async def _read(self, scope: Scope, receive: Receive, body: IO[bytes]) -> int:
        """Write the body down; return its length. Raises TooLarge, as early as its head says so, and Gone."""
        headers = headers_of(scope["headers"])
        said = headers.get("CONTENT_LENGTH", "")
        size = int(said) if said.isdecimal() else 0
        length, most, ended = 0, self.most.anybody, False
        while not ended:
            if size > most:
                most = await self._most_of(headers)
            if size > most:
                raise TooLarge(ended=False)
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Gone
            length += len(message.get("body", b""))
            size, ended = max(size, length), not message.get("more_body")
            body.write(message.get("body", b""))
        if size > most and size > await self._most_of(headers):
            raise TooLarge(ended=True)
        body.seek(0)
        return length

    async def _most_of(self, headers: dict[str, str]) -> int:
        known = await self._in_thread(self.most.knows, headers.get("HTTP_COOKIE", ""))
        return self.most.known if known else self.most.anybody

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


async def _drop(receive: Receive, most: int) -> None:
    """Let the rest of a body come and go, so that a browser that is still sending gets to read the answer."""
    dropped = 0
    while dropped <= most:
        message = await receive()
        dropped += len(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return

"""A listener at /stream/: reads events as a browser would."""

import json
import queue
import socket
import threading
import time
from contextlib import suppress

from tests.serving.server import Server

PATIENCE = 15


class Listener:
    """Opens a stream with these cookies and keeps what it hears, with the moment it heard it."""

    def __init__(self, server: Server, cookies: dict[str, str], query: str = "") -> None:
        self.heard: queue.Queue[tuple[float, dict]] = queue.Queue()
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
        crumbs = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self.socket.sendall(f"GET /stream/{query} HTTP/1.1\r\nHost: {server.url[7:]}\r\nCookie: {crumbs}\r\n\r\n"
                            .encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.headers = self._headers()
        if self.status == 200:
            while not self.file.readline().startswith(b": "):  # the greeting: the seat is taken
                pass
            self.socket.settimeout(None)
            threading.Thread(target=self._listen, daemon=True).start()

    def next(self) -> tuple[float, dict]:
        """Return the next event and when it was heard."""
        return self.heard.get(timeout=PATIENCE)

    def until(self, case_id: str) -> float:
        """Return when a case was heard of; passes over others."""
        while True:
            moment, said = self.next()
            if said["case"] == case_id:
                return moment

    def before(self, case_id: str) -> set[str]:
        """Return the cases heard of before this one came."""
        heard = set()
        while (said := self.next()[1])["case"] != case_id:
            heard.add(said["case"])
        return heard

    def close(self) -> None:
        """Go."""
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def _headers(self) -> dict[str, str]:
        found = {}
        while (line := self.file.readline().decode().strip()):
            name, _, value = line.partition(":")
            found[name.lower()] = value.strip()
        return found

    def _listen(self) -> None:
        with suppress(OSError, ValueError):
            for line in self.file:
                if line.startswith(b"data: "):
                    self.heard.put((time.monotonic(), json.loads(line[6:])))

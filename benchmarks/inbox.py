"""Inbox: from a report until the open inbox shows it, while the intake is under load.

The inbox behaves as the page does: it holds the stream, and on each word of it asks for its list anew. A
report is seen when its id stands in a list that was read.
"""

import http.client
import json
import threading
import time
from typing import Any

from benchmarks.figures import of_times
from benchmarks.intake import WARM, reports, told
from benchmarks.load import Heard, press
from benchmarks.run import Options, enter
from benchmarks.serving import Server, serving
from benchmarks.wire import Wire, get, post
from benchmarks.worlds import Shelf
from hulian.core.ids import new_id

NAME = "inbox"
LAST = 3.0
# Danger to life is due first, so a probe stands on the first page of a list of thousands.
PROBE = "楼道电线漏电冒火花，有人触电"


def measure(shelf: Shelf, options: Options) -> dict[str, Any]:
    """Measure how soon probes are seen, with the clients of the intake pressing at the same time."""
    world = shelf.world(options.residents, 0)
    with shelf.copy(world) as lent:
        leader, finder, make = enter(lent, "li"), enter(lent, "xiaoyu"), reports(lent)
        with serving(lent, options.workers, database=shelf.database.pid) as server:
            press(server.port, options.clients, min(WARM, options.seconds), make)
            server.count_anew()
            inbox = Inbox(server.port, leader["cookie"])
            heard: list[Heard] = []
            load = threading.Thread(target=lambda: heard.append(
                press(server.port, options.clients, options.seconds, make)))
            load.start()
            probe(server, inbox, finder["token"], options)
            load.join()
            inbox.end()
            return {"seen": inbox.figures(), "intake": told(server, heard[0], 201)}


def probe(server: Server, inbox: "Inbox", token: str, options: Options) -> None:
    """Report something urgent now and then, until shortly before the load ends."""
    wire = Wire(server.port)
    pause = options.seconds * 0.9 / options.probes
    for _ in range(options.probes):
        case_id = str(new_id())
        body = {"id": case_id, "community": "demo", "words": PROBE}
        inbox.sent[case_id] = time.perf_counter()
        wire.ask(post("/api/cases/", json.dumps(body).encode(), token))
        time.sleep(max(0.0, pause - (time.perf_counter() - inbox.sent[case_id])))
    wire.close()


class Inbox:
    """An open page of the leader: a stream, and a list that is asked for on each word of it."""

    def __init__(self, port: int, cookie: str) -> None:
        """Open the stream and stand ready."""
        self.sent: dict[str, float] = {}
        self.seen: dict[str, float] = {}
        self.lists: list[float] = []
        self.ending = False
        self.awake = threading.Event()
        self.stream = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.stream.request("GET", "/stream/", headers={"Cookie": cookie})
        self.answer = self.stream.getresponse()
        self.page = threading.Thread(target=self._read, args=(Wire(port), get("/cases/?view=ours", cookie, htmx=True)))
        self.page.start()
        threading.Thread(target=self._listen, daemon=True).start()

    def end(self) -> None:
        """Give the last ones a moment, then close the page."""
        until = time.perf_counter() + LAST
        while len(self.seen) < len(self.sent) and time.perf_counter() < until:
            time.sleep(0.05)
        self.ending = True
        self.awake.set()
        self.page.join()

    def figures(self) -> dict[str, Any]:
        """Return how soon probes were seen, and how many never were."""
        times = [moment - self.sent[case_id] for case_id, moment in self.seen.items()]
        return of_times(times) | {"missed": len(self.sent) - len(self.seen), "list": of_times(self.lists)}

    def _listen(self) -> None:
        try:
            while line := self.answer.readline():
                if line.startswith(b"data:"):
                    self.awake.set()
        except (OSError, http.client.HTTPException, AttributeError, ValueError):
            return  # the server ended the stream

    def _read(self, wire: Wire, request: bytes) -> None:
        while self.awake.wait() and not self.ending:
            self.awake.clear()
            began = time.perf_counter()
            _, body = wire.ask(request)
            now = time.perf_counter()
            self.lists.append(now - began)
            for case_id in [one for one in self.sent if one not in self.seen]:
                if case_id.encode() in body:
                    self.seen[case_id] = now

"""Load: clients that each send their next request when the last was answered."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.figures import of_times
from benchmarks.wire import Wire

Make = Callable[[], bytes]


@dataclass(slots=True)
class Heard:
    """What the clients heard: how long each answer took, and each status."""

    times: list[float] = field(default_factory=list)
    statuses: Counter = field(default_factory=Counter)
    seconds: float = 0.0

    def figures(self, good: int) -> dict[str, object]:
        """Return rate, latencies and errors; what isn't answered with `good` is an error."""
        errors = sum(count for status, count in self.statuses.items() if status != good)
        rate = self.statuses[good] / self.seconds if self.seconds else 0.0
        named = {str(status): count for status, count in sorted(self.statuses.items())}
        return {"rate": round(rate, 1), "errors": errors, "statuses": named} | of_times(self.times)


def press(port: int, clients: int, seconds: float, make: Make) -> Heard:
    """Let so many clients send what `make` returns for so many seconds."""
    heard = [Heard() for _ in range(clients)]
    wires = [Wire(port) for _ in range(clients)]
    begun = time.perf_counter()
    threads = [threading.Thread(target=_talk, args=(wire, one, begun + seconds, make))
               for wire, one in zip(wires, heard, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = Heard(seconds=time.perf_counter() - begun)
    for one in heard:
        whole.times += one.times
        whole.statuses += one.statuses
    return whole


def _talk(wire: Wire, heard: Heard, until: float, make: Make) -> None:
    while (began := time.perf_counter()) < until:
        try:
            status, _ = wire.ask(make())
        except OSError:
            status = 0
        heard.times.append(time.perf_counter() - began)
        heard.statuses[status] += 1
        if status == 0:
            return
    wire.close()


def alone(port: int, requests: list[bytes]) -> Heard:
    """Send requests one after the other, as a single person's browser does."""
    wire, heard = Wire(port), Heard()
    begun = time.perf_counter()
    for request in requests:
        began = time.perf_counter()
        status, _ = wire.ask(request)
        heard.times.append(time.perf_counter() - began)
        heard.statuses[status] += 1
    heard.seconds = time.perf_counter() - begun
    wire.close()
    return heard

"""`hulian serve` as a child process, with what it used of the machine."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.worlds import ROOT, World

HULIAN = [sys.executable, "-c", "from hulian.cli.main import main; main()"]
PATIENCE = 120
MIB = 1024 * 1024


class Server:
    """A running server: its address, and how much processor time and memory its processes took."""

    def __init__(self, world: World, workers: int, env: dict[str, str], database: int | None) -> None:
        """Start it and wait until it answers."""
        self.port = _free_port()
        self.log = world.data / "server.log"
        self.database = database
        words = ["serve", "--port", str(self.port), "--workers", str(workers), "--no-worker"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen([*HULIAN, *words], env=world.env | env, cwd=ROOT, stdout=log, stderr=log)
        self._wait()
        self.count_anew()

    def count_anew(self) -> None:
        """Count processor seconds from now on: the server is warm."""
        self.begun = self._seconds()

    def used(self) -> dict[str, float]:
        """Return the processor seconds since it was warm, and the most memory of its processes together."""
        now = self._seconds()
        return {"cpu_seconds": round(now["server"] - self.begun["server"], 2),
                "cpu_seconds_database": round(now["database"] - self.begun["database"], 2),
                "peak_mib": round(sum(_peak(one.pid) for one in _family(self.process.pid)), 1)}

    def complaints(self) -> dict[str, int]:
        """Return how often the log speaks of a locked database, and of errors at all."""
        said = self.log.read_text()
        return {"lock_errors": said.count("database is locked") + said.count("deadlock detected"),
                "tracebacks": said.count("Traceback")}

    def stop(self) -> None:
        """End it as a system does."""
        self.process.terminate()
        self.process.wait(PATIENCE)

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while not _answers(self.port):
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(self.log.read_text()[-3000:])
            time.sleep(0.1)

    def _seconds(self) -> dict[str, float]:
        families = {"server": _family(self.process.pid), "database": _family(self.database) if self.database else []}
        return {name: sum(_cpu(one) for one in family) for name, family in families.items()}


@contextmanager
def serving(
    world: World, workers: int, *, env: dict[str, str] | None = None, database: int | None = None,
) -> Iterator[Server]:
    """Serve a world."""
    server = Server(world, workers, env or {}, database)
    try:
        yield server
    finally:
        server.stop()


def _family(pid: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _cpu(process: psutil.Process) -> float:
    """Return the seconds of a process, with those of its children that have ended."""
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return times.user + times.system + times.children_user + times.children_system


def _peak(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / MIB


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz/", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]

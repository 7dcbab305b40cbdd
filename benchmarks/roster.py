"""Import: messy rosters by our own generator, through `hulian import roster` as a child process."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil

from benchmarks.run import Options
from benchmarks.serving import HULIAN, MIB
from benchmarks.worlds import ROOT, Shelf, World

NAME = "import"
SIZES = (10_000, 100_000)
LOOK = 0.05


def measure(shelf: Shelf, options: Options) -> dict[str, Any]:
    """Import a roster of each size into the empty community of the cast, and once more."""
    empty = shelf.world(0, 0)
    found = []
    for size in options.sizes:
        path = _roster(shelf.folder / "rosters", size)
        planted = json.loads(path.with_suffix(".json").read_text())
        with shelf.copy(empty) as lent:
            found.append({"size": size, "planted_problem_rows": planted["problem_rows"],
                          "first": _import(lent, path, size), "again": _import(lent, path, size)})
    return {"import": found}


def _roster(folder: Path, rows: int) -> Path:
    """Return a roster of so many rows, made where it isn't there yet."""
    path = folder / f"{rows}.xlsx"
    if not path.with_suffix(".json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "benchmarks.rosters", str(rows), str(path)]
        subprocess.run(command, cwd=ROOT, check=True)
    return path


def _import(world: World, path: Path, rows: int) -> dict[str, Any]:
    """Run one import; return what it said of itself and what it used."""
    command = [*HULIAN, "import", "roster", str(path), "--community", "demo", "--json"]
    begun = time.perf_counter()
    with (world.data / "import.json").open("w") as told, (world.data / "import.log").open("w") as log:
        process = subprocess.Popen(command, env=world.env, cwd=ROOT, stdout=told, stderr=log)
        cpu, peak = _watch(process)
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise RuntimeError((world.data / "import.log").read_text()[-2000:])
    said = json.loads((world.data / "import.json").read_text())
    problem_rows = {(one["sheet"], one["row"]) for one in said["problems"]}
    return {"seconds": round(seconds, 2), "rows_a_second": round(rows / seconds), "cpu_seconds": round(cpu, 2),
            "peak_mib": round(peak / MIB, 1), "problem_rows": len(problem_rows),
            **{name: said[name] for name in ("households", "residents", "seen_before")}}


def _watch(process: subprocess.Popen) -> tuple[float, float]:
    """Return processor seconds and the most memory of the process with its children, looked at 20 times a second."""
    seen: dict[int, float] = {}
    peak = 0.0
    root = psutil.Process(process.pid)
    while process.poll() is None:
        memory = 0.0
        for one in _family(root):
            try:
                times = one.cpu_times()
                memory += one.memory_full_info().uss
            except psutil.Error:
                continue
            seen[one.pid] = times.user + times.system
        peak = max(peak, memory)
        time.sleep(LOOK)
    return sum(seen.values()), peak


def _family(root: psutil.Process) -> list[psutil.Process]:
    try:
        return [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []

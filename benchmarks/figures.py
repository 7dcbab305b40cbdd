"""Figures of a run: rate and percentiles, and the machine they were measured on."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks.databases import Postgresql, Sqlite

NAMED = ("django", "granian", "psycopg", "uuid_utils")


def of_times(seconds: Sequence[float]) -> dict[str, float]:
    """Return count, median and tails of latencies, in milliseconds."""
    ordered = sorted(seconds)
    if not ordered:
        return {"requests": 0}
    at = {name: ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000
          for name, share in (("p50", 0.50), ("p95", 0.95), ("p99", 0.99))}
    return {"requests": len(ordered)} | {name: round(value, 2) for name, value in at.items()} | {
        "max": round(ordered[-1] * 1000, 2)}


def of_machine() -> dict[str, object]:
    """Return what the figures were measured on, and how busy it was."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {"cpus": os.cpu_count(), "model": model, "system": platform.platform(),
            "memory_mib": psutil.virtual_memory().total // 1024**2, "load": round(os.getloadavg()[0], 2)}


def of_versions(database: Sqlite | Postgresql) -> dict[str, str]:
    """Return what took part."""
    found = {"python": platform.python_version()} | {name: version(name) for name in NAMED}
    if isinstance(database, Sqlite):
        return found | {"sqlite": sqlite3.sqlite_version}
    import psycopg

    with psycopg.connect(database.base) as sql:
        return found | {"postgresql": str(sql.execute("SHOW server_version").fetchone()[0])}

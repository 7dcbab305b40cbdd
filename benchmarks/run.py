"""One run of a bench: the document that it prints."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures import of_machine, of_versions
from benchmarks.worlds import Shelf, World


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen; each bench reads what it needs."""

    world: Path
    database: str
    workers: int = 2
    clients: int = 16
    seconds: float = 10.0
    sizes: tuple[int, ...] = ()
    residents: int = 10_000
    requests: int = 300
    probes: int = 30

    def document(self) -> dict[str, Any]:
        """Return every option as JSON holds it."""
        return asdict(self) | {"world": str(self.world), "sizes": list(self.sizes)}


def run(bench: Any, options: Options) -> dict[str, Any]:  # noqa: ANN401 - a module of ours with NAME and measure
    """Run a bench and return everything that is known of the run."""
    shelf = Shelf(options.database, options.world)
    try:
        before = of_machine()
        found = bench.measure(shelf, options)
        after = {"load_after": of_machine()["load"]}
        return {"bench": bench.NAME, "database": options.database, "options": options.document(),
                "versions": of_versions(shelf.database), "machine": before | after} | found
    finally:
        shelf.close()


def enter(world: World, name: str) -> dict[str, str]:
    """Return token and cookie of one of the world's people."""
    return json.loads(world.python("entering", name).splitlines()[-1])

"""Intake: clients post reports to the API; beside it the floor, in the same run."""

import json
import tomllib
from collections.abc import Callable
from random import Random
from typing import Any

from benchmarks.load import Heard, press
from benchmarks.run import Options, enter
from benchmarks.serving import Server, serving
from benchmarks.wire import post
from benchmarks.worlds import ROOT, Shelf, World
from hulian.core.ids import new_id

NAME = "intake"
WARM = 2.0
CATEGORIES = ROOT / "hulian" / "cases" / "codes" / "categories.toml"
FLOOR = {"DJANGO_SETTINGS_MODULE": "benchmarks.floor_settings"}


def measure(shelf: Shelf, options: Options) -> dict[str, Any]:
    """Measure the floor, then the reports, on copies of the same world."""
    world = shelf.world(options.residents, 0)
    return {"floor": _floor(shelf, world, options), "intake": _intake(shelf, world, options)}


def _floor(shelf: Shelf, world: World, options: Options) -> dict[str, Any]:
    with shelf.copy(world) as lent, serving(lent, options.workers, env=FLOOR, database=shelf.database.pid) as server:
        return pressed(server, options, _rows, 201)


def _intake(shelf: Shelf, world: World, options: Options) -> dict[str, Any]:
    with shelf.copy(world) as lent:
        make = reports(lent)
        with serving(lent, options.workers, database=shelf.database.pid) as server:
            return pressed(server, options, make, 201)


def pressed(server: Server, options: Options, make: Callable[[], bytes], good: int) -> dict[str, Any]:
    """Warm the server, then measure it."""
    press(server.port, options.clients, min(WARM, options.seconds), make)
    server.count_anew()
    return told(server, press(server.port, options.clients, options.seconds, make), good)


def told(server: Server, heard: Heard, good: int) -> dict[str, Any]:
    """Return the figures of a run with what the server used for it."""
    return heard.figures(good) | server.used() | server.complaints()


def reports(world: World) -> Callable[[], bytes]:
    """Return a maker of reports: invented words, every second one for a home, ids by the client."""
    token = enter(world, "xiaoyu")["token"]
    made = world.made
    # What is urgent stands first in the inbox, which the probes of that bench shall do.
    urgent = tomllib.loads(CATEGORIES.read_text())["urgent"]["words"]
    words = [text for text in made["texts"] if not any(word in text for word in urgent)]
    rng = Random(1)  # noqa: S311 - nothing secret

    def make() -> bytes:
        body = {"id": str(new_id()), "community": "demo", "words": rng.choice(words)}
        if rng.random() < 0.5:
            body["household"] = rng.choice(made["homes"])
        return post("/api/cases/", json.dumps(body, ensure_ascii=False).encode(), token)

    return make


def _rows() -> bytes:
    return post("/bench/floor/", json.dumps({"id": str(new_id()), "words": "家里一打雷就跳闸"}).encode())

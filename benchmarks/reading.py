"""Pages alone: one person, one request at a time, in worlds of several sizes."""

from collections.abc import Callable
from itertools import cycle, islice
from typing import Any
from urllib.parse import quote

from benchmarks.load import alone
from benchmarks.run import Options, enter
from benchmarks.serving import serving
from benchmarks.wire import get
from benchmarks.worlds import Shelf, World

WARM = 40
Requests = dict[str, list[bytes]]


def sized(
    shelf: Shelf, options: Options, worlds: Callable[[int], World], requests: Callable[[World], Requests],
) -> list[dict[str, Any]]:
    """Measure groups of requests in a world of each size."""
    found = []
    for size in options.sizes:
        world = worlds(size)
        asked = requests(world)
        with serving(world, options.workers, database=shelf.database.pid) as server:
            for some in asked.values():
                alone(server.port, list(islice(cycle(some), min(WARM, options.requests) * options.workers)))
            server.count_anew()
            groups = {name: alone(server.port, list(islice(cycle(some), options.requests))).figures(200)
                      for name, some in asked.items()}
            found.append({"size": size, "groups": groups} | server.used())
    return found


class List:
    """The list of cases as the community's leader opens it."""

    NAME = "list"
    SIZES = (1_000, 10_000, 100_000)

    @classmethod
    def measure(cls, shelf: Shelf, options: Options) -> dict[str, Any]:
        """Measure the tabs, whole pages and the fragment that the stream asks for."""
        def asked(world: World) -> Requests:
            cookie = enter(world, "li")["cookie"]
            views = {view: [get(f"/cases/?view={view}", cookie)] for view in ("mine", "ours", "red", "done", "all")}
            return views | {"fragment": [get("/cases/?view=ours", cookie, htmx=True)]}

        return {"list": sized(shelf, options, lambda size: shelf.world(options.residents, size), asked)}


class CasePage:
    """The page of a case as the community's leader opens it."""

    NAME = "case-page"
    SIZES = List.SIZES

    @classmethod
    def measure(cls, shelf: Shelf, options: Options) -> dict[str, Any]:
        """Measure the pages of cases that were worked on, open and closed."""
        def asked(world: World) -> Requests:
            cookie = enter(world, "li")["cookie"]
            return {"page": [get(f"/cases/{case}/", cookie) for case in world.made["worked"]]}

        return {"case_page": sized(shelf, options, lambda size: shelf.world(options.residents, size), asked)}


class Search:
    """Finding a home, in a community and in a whole district."""

    NAME = "search"
    SIZES = (10_000, 100_000, 1_000_000)

    @classmethod
    def measure(cls, shelf: Shelf, options: Options) -> dict[str, Any]:
        """Measure each kind of query as the page sends it while one types."""
        def asked(world: World) -> Requests:
            people = {"community": enter(world, "li")["cookie"], "district": enter(world, "bench-liaison")["cookie"]}
            return {f"{place} {kind}": [get(f"/homes/?q={quote(query)}", cookie, htmx=True) for query in queries]
                    for place, cookie in people.items() for kind, queries in world.made["queries"].items()}

        return {"search": sized(shelf, options, lambda size: shelf.world(size, 0), asked)}

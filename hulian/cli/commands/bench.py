"""`hulian bench`: what things cost, over real HTTP, in worlds of a size; and what the solver costs.

The benches stand in the package `benchmarks` of the repository, beside the product, which knows nothing of them.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from hulian.cli.start import put_json, say, stop

WORLD = click.option("--world", type=click.Path(path_type=Path), default=Path("var/bench"), show_default=True,
                     help="Folder in which worlds are made once and kept.")
DATABASE = click.option("--database", type=click.Choice(["sqlite", "postgresql"]), default="sqlite",
                        show_default=True, help="PostgreSQL: DATABASE_URL, or one that is started for the run.")
WORKERS = click.option("--workers", default=2, show_default=True, help="Server processes.")
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document.")
CLIENTS = click.option("--clients", default=16, show_default=True, help="Clients that report at once.")
SECONDS = click.option("--seconds", default=10.0, show_default=True, help="How long they report.")
RESIDENTS = click.option("--residents", default=10_000, show_default=True, help="People in the world.")
REQUESTS = click.option("--requests", default=300, show_default=True, help="How many of each kind, one after another.")
PROBES = click.option("--probes", default=30, show_default=True, help="Reports whose way to the inbox is timed.")


def _sizes(what: str, default: str) -> Callable:
    return click.option("--sizes", default=default, show_default=True, help=f"{what}, with commas.")


@click.group()
def bench() -> None:
    """Measure what reports, lists, pages, searches, imports and links cost here."""


@bench.command()
@WORLD
@DATABASE
@WORKERS
@CLIENTS
@SECONDS
@RESIDENTS
@JSON
def intake(*, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - click's own options
    """Post reports to the API as fast as they are answered; beside it the machine's floor."""
    _run("intake", as_json=as_json, **options)


@bench.command()
@WORLD
@DATABASE
@WORKERS
@CLIENTS
@SECONDS
@RESIDENTS
@PROBES
@JSON
def inbox(*, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - click's own options
    """Time reports until the open inbox shows them, while others report."""
    _run("inbox", as_json=as_json, **options)


@bench.command("list")
@WORLD
@DATABASE
@WORKERS
@_sizes("Cases", "1000,10000,100000")
@RESIDENTS
@REQUESTS
@JSON
def list_(*, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - click's own options
    """Open the list of cases, alone."""
    _run("list", as_json=as_json, **options)


@bench.command("case-page")
@WORLD
@DATABASE
@WORKERS
@_sizes("Cases", "1000,10000,100000")
@RESIDENTS
@REQUESTS
@JSON
def case_page(*, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - click's own options
    """Open the pages of cases, alone."""
    _run("case-page", as_json=as_json, **options)


@bench.command()
@WORLD
@DATABASE
@WORKERS
@_sizes("Residents", "10000,100000,1000000")
@REQUESTS
@JSON
def search(*, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - click's own options
    """Find homes by name, initials, phone tail and address, alone."""
    _run("search", as_json=as_json, **options)


@bench.command("import")
@WORLD
@DATABASE
@_sizes("Rows", "10000,100000")
@JSON
def import_(*, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - click's own options
    """Import messy rosters."""
    _run("import", as_json=as_json, **options)


@bench.command()
@click.option("--households", default=3_000, show_default=True, type=click.IntRange(1), help="Homes of the town.")
@click.option("--members", default=250, show_default=True, type=click.IntRange(1), help="Members who take part.")
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0), help="Which town.")
@JSON
def links(*, as_json: bool, **options: int) -> None:
    """Propose links for an invented town, prove them, and compare with nearest first; no server, no database."""
    _put(_benchmarks("links").measured(**options), as_json=as_json)


def _run(name: str, *, as_json: bool, sizes: str = "", **options: Any) -> None:  # noqa: ANN401
    load = _benchmarks("names").BENCHES[name]
    runs = _benchmarks("run")
    wanted = tuple(int(size) for size in sizes.split(",") if size)
    _put(runs.run(load(), runs.Options(sizes=wanted, **options)), as_json=as_json)


def _benchmarks(module: str) -> ModuleType:
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    try:
        return import_module(f"benchmarks.{module}")
    except ImportError as error:
        stop(f"benches run in a copy of the repository with what the tests need ({error})")


def _put(document: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        put_json(document)
    else:
        say(json.dumps(document, ensure_ascii=False, indent=1))

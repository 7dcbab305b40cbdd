"""`make bench`: runs every bench on both databases and writes docs/benchmarks.md with its tables and plots.

python -m benchmarks.book              everything
python -m benchmarks.book list search  only these; the page keeps the others' last figures
python -m benchmarks.book --write      only the page, from the figures there are
"""

import json
import subprocess
import sys
from pathlib import Path

import click

from benchmarks.databases import POSTGRESQL, SQLITE
from benchmarks.names import BENCHES
from benchmarks.plots import plots_of
from benchmarks.tables import tables_of
from benchmarks.worlds import ROOT

HULIAN = [sys.executable, "-c", "from hulian.cli.main import main; main()"]
FIGURES = ROOT / "docs" / "measures" / "bench"
PAGE = ROOT / "docs" / "benchmarks.md"
PLOTS = ROOT / "docs" / "benchmarks"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(BENCHES)))
@click.option("--world", default="var/bench", help="Folder in which worlds are made once and kept.")
@click.option("--database", "databases", multiple=True, default=(SQLITE, POSTGRESQL), help="Only this one.")
@click.option("--write", "only_write", is_flag=True, help="Run nothing; write the page.")
def main(*, names: tuple[str, ...], world: str, databases: tuple[str, ...], only_write: bool) -> None:
    """Run what is asked for, then write the page."""
    FIGURES.mkdir(parents=True, exist_ok=True)
    for name in () if only_write else names or BENCHES:
        for database in databases:
            _run(name, database, world)
    write()


def figures() -> dict[str, dict[str, dict]]:
    """Return the documents there are, by bench and database."""
    found: dict[str, dict[str, dict]] = {}
    for name in BENCHES:
        for database in (SQLITE, POSTGRESQL):
            path = FIGURES / f"{name}-{database}.json"
            if path.exists():
                found.setdefault(name, {})[database] = json.loads(path.read_text())
    return found


def write() -> None:
    """Put tables and plots between the marks of the page; what people wrote around them stays."""
    found = figures()
    PLOTS.mkdir(parents=True, exist_ok=True)
    for name, drawn in plots_of(found).items():
        (PLOTS / name).write_text(drawn)
    text = PAGE.read_text()
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables_of(found)}\n{END}{after}")


def _run(name: str, database: str, world: str) -> None:
    print(f"== {name}, {database}", flush=True)
    command = [*HULIAN, "bench", name, "--world", world, "--database", database, "--json"]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    document = json.loads(done.stdout)
    document["options"]["world"] = Path(document["options"]["world"]).name  # whose folder it was is nobody's matter
    path = FIGURES / f"{name}-{database}.json"
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()

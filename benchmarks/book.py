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
LINKS = ((3_000, 250), (30_000, 2_500))  # a community, a town; a district takes a minute and is run by hand
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


@click.command()
@click.argument("names", nargs=-1, type=click.Choice([*BENCHES, "links"]))
@click.option("--world", default="var/bench", help="Folder in which worlds are made once and kept.")
@click.option("--database", "databases", multiple=True, default=(SQLITE, POSTGRESQL), help="Only this one.")
@click.option("--write", "only_write", is_flag=True, help="Run nothing; write the page.")
def main(*, names: tuple[str, ...], world: str, databases: tuple[str, ...], only_write: bool) -> None:
    """Run what is asked for, then write the page."""
    FIGURES.mkdir(parents=True, exist_ok=True)
    for name in () if only_write else names or (*BENCHES, "links"):
        if name == "links":
            _run_links()
        else:
            for database in databases:
                _run(name, database, world)
    write()


def figures() -> dict[str, dict[str, dict]]:
    """Return the documents there are, by bench and database; links by households."""
    found: dict[str, dict[str, dict]] = {}
    runs = [(name, database) for name in BENCHES for database in (SQLITE, POSTGRESQL)]
    for name, of in [*runs, *(("links", str(households)) for households, _members in LINKS)]:
        path = FIGURES / f"{name}-{of}.json"
        if path.exists():
            found.setdefault(name, {})[of] = json.loads(path.read_text())
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
    document = _asked(name, "--world", world, "--database", database)
    document["options"]["world"] = Path(document["options"]["world"]).name  # whose folder it was is nobody's matter
    _keep(f"{name}-{database}", document)


def _run_links() -> None:
    for households, members in LINKS:
        document = _asked("links", "--households", str(households), "--members", str(members))
        _keep(f"links-{households}", document)


def _asked(*words: str) -> dict:
    print(f"== {' '.join(words)}", flush=True)
    done = subprocess.run([*HULIAN, "bench", *words, "--json"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def _keep(name: str, document: dict) -> None:
    (FIGURES / f"{name}.json").write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()

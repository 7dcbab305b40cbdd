"""`make bench`: runs every bench on both databases and writes docs/benchmarks.md with its tables and plots.

python -m benchmarks.book              everything
python -m benchmarks.book list search  only these; the page keeps the others' last figures
python -m benchmarks.book --write      only the page, from the figures there are
python -m benchmarks.book --tiny       each bench in its smallest world, into build/bench: to see that all of it runs

Worlds of 100,000 cases and of 1,000,000 residents take minutes to make: --large makes them; once made they are kept
in the folder of worlds, and measured by each later run.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.databases import POSTGRESQL, SQLITE
from benchmarks.names import BENCHES
from benchmarks.plots import plots_of
from benchmarks.tables import tables_of
from benchmarks.worlds import BUILT, ROOT

HULIAN = [sys.executable, "-c", "from hulian.cli.main import main; main()"]
LINKS = ((3_000, 250), (30_000, 2_500))  # a community, a town; a district takes a minute and is run by hand
WORLDS = {"list": "r10000_c{}", "case-page": "r10000_c{}", "search": "r{}_c0"}
SIZES = {"list": (1_000, 10_000), "case-page": (1_000, 10_000), "search": (10_000, 100_000)}
LARGE = {"list": 100_000, "case-page": 100_000, "search": 1_000_000}
TINY = {"intake": "--residents 30 --seconds 0.5", "inbox": "--residents 30 --seconds 1 --probes 3",
        "list": "--sizes 50 --residents 30 --requests 2", "case-page": "--sizes 50 --residents 30 --requests 2",
        "search": "--sizes 100 --requests 2", "import": "--sizes 100"}
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


@click.command()
@click.argument("names", nargs=-1, type=click.Choice([*BENCHES, "links"]))
@click.option("--world", default="var/bench", help="Folder in which worlds are made once and kept.")
@click.option("--database", "databases", multiple=True, default=(SQLITE, POSTGRESQL), help="Only this one.")
@click.option("--large", is_flag=True, help="Make the large worlds where they are not there yet: half an hour.")
@click.option("--tiny", is_flag=True, help="Smallest worlds, into build/bench.")
@click.option("--write", "only_write", is_flag=True, help="Run nothing; write the page.")
def main(*, names: tuple[str, ...], world: str, databases: tuple[str, ...], only_write: bool, **how: bool) -> None:
    """Run what is asked for, then write the page."""
    book = Book(ROOT / "build" / "bench" if how["tiny"] else ROOT / "docs")
    for name in () if only_write else names or (*BENCHES, "links"):
        if name == "links":
            book.run_links(LINKS[:1] if how["tiny"] else LINKS)
        for database in databases if name in BENCHES else ():
            words = TINY[name].split() if how["tiny"] else _sizes(name, Path(world) / database, large=how["large"])
            book.run(name, database, world, words)
    book.write()


def _sizes(name: str, worlds: Path, *, large: bool) -> list[str]:
    """Return the sizes that a bench is run at: the large one where it is asked for, or made already."""
    if name not in SIZES:
        return []
    there = (worlds / WORLDS[name].format(LARGE[name]) / BUILT).exists()
    sizes = [*SIZES[name], *([LARGE[name]] if large or there else [])]
    return ["--sizes", ",".join(map(str, sizes))]


class Book:
    """The page, its plots and the figures they are made from, under one folder."""

    def __init__(self, folder: Path) -> None:
        """Open the folder."""
        self.page, self.plots, self.kept = (
            folder / "benchmarks.md", folder / "benchmarks", folder / "measures" / "bench")
        for one in (self.plots, self.kept):
            one.mkdir(parents=True, exist_ok=True)

    def run(self, name: str, database: str, world: str, words: list[str]) -> None:
        """Run one bench on one database."""
        document = _asked(name, "--world", world, "--database", database, *words)
        document["options"]["world"] = Path(document["options"]["world"]).name  # whose folder it was is nobody's matter
        self._keep(f"{name}-{database}", document)

    def run_links(self, towns: Sequence[tuple[int, int]]) -> None:
        """Propose the links of towns."""
        for households, members in towns:
            document = _asked("links", "--households", str(households), "--members", str(members))
            self._keep(f"links-{households}", document)

    def figures(self) -> dict[str, dict[str, dict]]:
        """Return the documents there are, by bench and database; links by households."""
        found: dict[str, dict[str, dict]] = {}
        runs = [(name, database) for name in BENCHES for database in (SQLITE, POSTGRESQL)]
        for name, of in [*runs, *(("links", str(households)) for households, _members in LINKS)]:
            path = self.kept / f"{name}-{of}.json"
            if path.exists():
                found.setdefault(name, {})[of] = json.loads(path.read_text())
        return found

    def write(self) -> None:
        """Put tables and plots between the marks of the page; what people wrote around them stays."""
        found = self.figures()
        for name, drawn in plots_of(found).items():
            (self.plots / name).write_text(drawn)
        text = self.page.read_text() if self.page.exists() else f"{BEGIN}{END}\n"
        before, after = text.partition(BEGIN)[0], text.partition(END)[2]
        shown = "\n".join(f"![{path.stem}](benchmarks/{path.name})" for path in sorted(self.plots.glob("*.svg")))
        self.page.write_text(f"{before}{BEGIN}\n\n{tables_of(found)}\n{shown}\n\n{END}{after}")

    def _keep(self, name: str, document: dict) -> None:
        (self.kept / f"{name}.json").write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def _asked(*words: str) -> dict:
    print(f"== {' '.join(words)}", flush=True)
    done = subprocess.run([*HULIAN, "bench", *words, "--json"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()

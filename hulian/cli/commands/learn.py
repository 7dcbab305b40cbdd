"""`hulian learn`: a file of texts and their categories becomes the model that suggests."""

import time
from pathlib import Path

import click

from hulian.cli.start import put_json, say, start, stop


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Say what was learned as one JSON document.")
def learn(*, file: Path, as_json: bool) -> None:
    """Learn from FILE, a CSV with the columns text and category, in place of what was learned before.

    Running servers use it at once. A model whose categories are ours (code or name) suggests in daily use too;
    any other serves `hulian suggest`. Exit 0: learned; 1: the file can't be read, or holds too little.
    """
    start()
    from hulian.cases.intake_file import Unreadable
    from hulian.cases.learning.store import save
    from hulian.cases.learning.table import read_table
    from hulian.cases.learning.train import TooLittle, train

    begun = time.perf_counter()
    try:
        rows = read_table(file, "text", "category")
        told = [(text, category) for text, category in rows if text and category]
        save(train([text for text, _category in told], [category for _text, category in told]))
    except Unreadable as error:
        stop(f"{file}: {error}")
    except TooLittle:
        stop(f"{file}: there are no two categories in it to tell apart")
    _answer(told, len(rows) - len(told), round(time.perf_counter() - begun, 2), as_json=as_json)


def _answer(told: list[tuple[str, ...]], empty: int, seconds: float, *, as_json: bool) -> None:
    categories = len({category for _text, category in told})
    if empty:
        say(f"{empty} records have no text or no category and were left out.")
    if as_json:
        put_json({"texts": len(told), "categories": categories, "seconds": seconds})
    else:
        click.echo(f"Learned {categories} categories from {len(told)} texts in {seconds} s.")

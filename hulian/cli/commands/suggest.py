"""`hulian suggest`: the three likeliest categories of each text of a file."""

from pathlib import Path

import click

from hulian.cli.start import put_json, start, stop


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document a record, a line each.")
def suggest(*, file: Path, as_json: bool) -> None:
    """Say for each record of FILE, a CSV with a column text, which three categories it most likely belongs to.

    It asks what `hulian learn` learned; where nothing was learned yet, the model of our own doorstep texts.
    `line` counts the records from 1. Exit 1: the file can't be read.
    """
    start()
    from hulian.cases.intake_file import Unreadable
    from hulian.cases.learning.starter import starter
    from hulian.cases.learning.store import learned
    from hulian.cases.learning.table import read_table

    try:
        rows = read_table(file, "text")
    except Unreadable as error:
        stop(f"{file}: {error}")
    model = learned() or starter()
    for line, (text,) in enumerate(rows, start=1):
        _put(line, model.ranked(text), as_json=as_json)


def _put(line: int, ranked: list[tuple[str, float]], *, as_json: bool) -> None:
    if as_json:
        guesses = [{"category": label, "confidence": float(f"{chance:.6g}")} for label, chance in ranked]
        put_json({"line": line, "suggestions": guesses})
    else:
        click.echo(f"{line}\t" + "\t".join(f"{label} {chance:.0%}" for label, chance in ranked))

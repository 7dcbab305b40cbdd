"""`hulian import`: rosters, members and buildings from the spreadsheets that offices keep."""

from collections.abc import Callable
from pathlib import Path

import click

from hulian.cli.start import put_json, say, start, stop

SHOWN = 20


@click.group(name="import")
def import_() -> None:
    """Take in spreadsheets: .xlsx, .xls, .ods, .csv (UTF-8, GB18030, UTF-16)."""


@import_.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--community", required=True, help="Code of the community.")
@click.option("--mapping", type=click.Path(path_type=Path), help='JSON: the field of a label, {"住户": "name"}.')
@click.option("--mend", type=click.Path(path_type=Path), help="Write the rows with problems here (.xlsx), to mend.")
@click.option("--json", "as_json", is_flag=True, help="Say what became of it as one JSON document.")
def roster(*, file: Path, community: str, mapping: Path | None, mend: Path | None, as_json: bool) -> None:
    """Take in a roster of households.

    Who was there before is known again; what seems to have changed is proposed, not done. Exit 0: it ran, even if
    rows were refused; 1: the file can't be taken, and nothing changed; 2: there is no such community.
    """
    area = _community(community)
    from django.utils import translation

    from hulian.people.roster.broken import Broken
    from hulian.people.roster.mapping import read_mapping
    from hulian.people.roster.mend import write_mend
    from hulian.people.roster.words import of_broken

    with translation.override("zh-hans"):
        try:
            outcome = _run(area, file, read_mapping(mapping) if mapping else {})
        except Broken as broken:
            stop(f"{file}: {of_broken(broken)}")
        if mend:
            from hulian.people.roster.mend import write_mend

            write_mend(outcome, mend)
        document = outcome.document()
    if as_json:
        put_json(document)
    _tell(document)


@import_.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--community", required=True, help="Code of the community.")
@click.option("--json", "as_json", is_flag=True, help="Say what became of it as one JSON document.")
def members(*, file: Path, community: str, as_json: bool) -> None:
    """Take in a list of party members (name, telephone, address); they become contact members, to be invited.

    The address is where they live: a building that is known already. Lists of links go by nearness then.
    """
    area = _community(community)
    from hulian.contact.verbs.enlist import enlist
    from hulian.core.actor import HULIAN

    _answer(file, lambda: enlist(area, file, by=HULIAN), as_json=as_json)


@import_.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--community", required=True, help="Code of the community.")
@click.option("--system", type=click.Choice(["wgs84", "gcj02", "bd09"]), default="wgs84", show_default=True,
              help="What the points are in, where no column says so.")
@click.option("--json", "as_json", is_flag=True, help="Say what became of it as one JSON document.")
def buildings(*, file: Path, community: str, system: str, as_json: bool) -> None:
    """Take in a table of buildings (address, year, longitude, latitude)."""
    area = _community(community)
    from hulian.core.actor import HULIAN
    from hulian.people.roster.buildings import import_buildings

    _answer(file, lambda: import_buildings(area, file, by=HULIAN, system=system), as_json=as_json)


def _answer(file: Path, act: Callable[[], object], *, as_json: bool) -> None:
    """Do a simple import and say what became of it."""
    from dataclasses import asdict

    from django.utils import translation

    from hulian.people.roster.broken import Broken
    from hulian.people.roster.words import of_broken, of_fault

    with translation.override("zh-hans"):
        try:
            told = asdict(act())
        except Broken as broken:
            stop(f"{file}: {of_broken(broken)}")
        told["problems"] = [
            {"sheet": one["sheet"], "row": one["row"], "column": one["column"], "reason": of_fault(one["code"]),
             "taken": one["taken"]} for one in told["problems"]]
    if as_json:
        put_json(told)
    say(", ".join(f"{name.replace('_', ' ')} {len(value) if isinstance(value, list) else value}"
                  for name, value in told.items()))


def _community(code: str) -> object:
    """Return the community; exit 2 where there is none."""
    start()
    from hulian.places.models import Area, Level

    area = Area.objects.filter(code=code, level=Level.COMMUNITY).first()
    if area is None:
        stop(f"there is no community {code}", 2)
    return area


def _run(area: object, file: Path, chosen: dict[str, str]) -> object:
    from tqdm import tqdm

    from hulian.core.actor import HULIAN
    from hulian.people.roster.take import import_roster

    with tqdm(unit="", desc="import", disable=None) as bar:
        def done(count: int, total: int) -> None:
            bar.total = total
            bar.update(count)

        return import_roster(area, file, by=HULIAN, chosen=chosen, done=done)


def _tell(document: dict) -> None:
    """Say the same for a person, on stderr."""
    problems, proposals = document["problems"], document["proposals"]
    say(f"households {document['households']}, residents {document['residents']},"
        f" seen before {document['seen_before']}, problems {len(problems)}, proposals {len(proposals)}")
    for one in problems[:SHOWN]:
        say(f"  {one['sheet']} {one['row']} {one['column']}: {one['reason']}")
    if len(problems) > SHOWN:
        say("  …")

"""`hulian intake`: a file of messages becomes cases."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hulian.cli.start import put_json, say, start, stop

if TYPE_CHECKING:  # models can be loaded only once Django has started
    from hulian.cases.intake import Outcome, Record
    from hulian.places.models import Area

SHOWN = 20


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--community", required=True, help="Code of the community they are for.")
@click.option("--json", "as_json", is_flag=True, help="Say what became of them as one JSON document.")
def intake(*, file: Path, community: str, as_json: bool) -> None:
    """Take in FILE, a CSV with the columns id, title, time, text (only text is required).

    What was taken in before is known again by its id. A record is refused when it has no text, or when
    its id came before with another text. A time that can't be read doesn't cost the message: it is taken
    with the time of this run, and its line is named. Exit 0: it ran; 1: the file can't be read; 2: there is
    no such community.
    """
    start()
    from hulian.cases.intake_file import Unreadable, read_records
    from hulian.places.models import Area, Level

    area = Area.objects.filter(code=community, level=Level.COMMUNITY).first()
    if area is None:
        stop(f"there is no community {community}", 2)
    begun = time.perf_counter()
    try:
        records = read_records(file)
    except Unreadable as error:
        stop(f"{file}: {error}")
    outcome = _run(area, records)
    document = {
        "taken": outcome.taken, "seen_before": outcome.seen_before,
        "refused": [{"line": line, "reason": reason} for line, reason in outcome.refused],
        "suggested": dict(outcome.suggested.most_common()), "seconds": round(time.perf_counter() - begun, 2),
    }
    if as_json:
        put_json(document)
    _tell(document, outcome.untimed)


def _run(area: "Area", records: "list[Record]") -> "Outcome":
    from tqdm import tqdm

    from hulian.cases.intake import intake as take_in
    from hulian.core.actor import HULIAN

    with tqdm(total=len(records), unit="", desc="intake") as bar:
        return take_in(area, records, by=HULIAN, done=bar.update)


def _tell(document: dict[str, Any], untimed: list[int]) -> None:
    """Say the same for a person, on stderr."""
    refused = document["refused"]
    say(f"taken {document['taken']}, seen before {document['seen_before']}, refused {len(refused)},"
        f" {document['seconds']} s")
    for row in refused[:SHOWN]:
        say(f"  line {row['line']}: {row['reason']}")
    if untimed:
        say("their time can't be read, so they stand at the time of this run: line "
            + ", ".join(map(str, untimed[:SHOWN])) + (" …" if len(untimed) > SHOWN else ""))

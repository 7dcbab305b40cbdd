"""`hulian links`: who looks after which home."""

import json
from pathlib import Path
from typing import Any

import click

from hulian.cli.start import put_json, say, start, stop


@click.group()
def links() -> None:
    """Household contact: propose who looks after which home."""


@links.command()
@click.option("--community", required=True, help="Code of the community.")
@click.option("--out", type=click.Path(path_type=Path), help="Write all that was given and that came out here (JSON).")
@click.option("--json", "as_json", is_flag=True, help="Say what came of it as one JSON document.")
def propose(*, community: str, out: Path | None, as_json: bool) -> None:
    """Draft a list of links for a community; a draft that was open gives way, the links that hold stay.

    Exit 0: there is a draft, even if homes have nobody; 1: it could not be made; 2: there is no such community.
    """
    start()
    from django.utils import translation

    from hulian.contact.lists.missing import gaps_in_words
    from hulian.contact.lists.planned import planned_for
    from hulian.contact.verbs.propose import propose as draft
    from hulian.core.acting import Refused
    from hulian.core.actor import HULIAN
    from hulian.places.models import Area, Level

    area = Area.objects.filter(code=community, level=Level.COMMUNITY).first()
    if area is None:
        stop(f"there is no community {community}", 2)
    with translation.override("zh-hans"):
        planned = planned_for(area)
        document = planned.document()
        gaps = gaps_in_words(area, document["missing"])
        for row, gap in zip(document["missing"], gaps, strict=True):
            row |= {"words": gap.words, "cures_in_words": gap.cures}
        if out:  # before the draft: who can't have the file has no new draft either
            _write(out, planned.graph() | document)
        try:
            draft(area, planned=planned, by=HULIAN)
        except Refused as refused:
            stop(refused.words())
        if as_json:
            put_json(document)
        _tell(planned, document, gaps)


def _write(out: Path, document: dict[str, Any]) -> None:
    try:
        out.write_text(json.dumps(document, ensure_ascii=False, default=str))
    except OSError as error:
        stop(f"{out}: {error.strerror}")


def _tell(planned: object, document: dict[str, Any], gaps: list[Any]) -> None:
    """Say the same for a person, on stderr."""
    linked = sum(1 for one in planned.plan.member.tolist() if one >= 0)
    say(f"households {len(planned.drawn.homes)}, with a member {linked}, changed {document['changed']},"
        f" missing {len(gaps)}, seconds {document['seconds']}")
    for gap in gaps:
        say(f"  {gap.words}  {gap.detail}")

"""The timeline of a case: its rows in order of time, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hulian.cases.asking import nobody_to_ask, teller, told_by
from hulian.cases.models import Case, Closure
from hulian.cases.models.ending import Unheard
from hulian.core.spoken import spoken


@dataclass(slots=True)
class Line:
    """One thing that happened; `detail` is in somebody's own words."""

    at: datetime
    who: str
    text: str
    detail: str = ""
    photos: list[dict[str, Any]] = field(default_factory=list)
    later: bool = False


def timeline(case: Case, photos: dict[str, list] | None = None, *, newest_first: bool = True) -> list[Line]:
    """Return what happened to the case, with its pictures beside the step they belong to."""
    shown = photos or {}
    lines = [*_hops(case), *_site(case, shown), *_work(case, shown), *_ending(case)]
    text = _("told us, {way}").format(way=case.get_way_display())
    lines.append(Line(case.received_at, case.reporter_name or told_by(case), text,
                      photos=shown.get("report", [])))
    return sorted(lines, key=lambda line: line.at, reverse=newest_first)


def _hops(case: Case) -> Iterator[Line]:
    for row in case.acceptances.all():
        yield Line(row.at, row.by_name, _("took it on"))
    for row in case.refusals.all():
        text = _("gave it back") if row.kind == "return" else _("could not take it")
        yield Line(row.at, row.by_name, text, row.reason)
    for row in case.handovers.all():
        text = _("handed it to {body}").format(body=row.body)
        yield Line(row.at, row.by_name, text, " · ".join(filter(None, [row.number, row.text])))


def _site(case: Case, photos: dict[str, list]) -> Iterator[Line]:
    for index, row in enumerate(case.inspections.all()):
        text = _("looked on site: not safe tonight") if row.unsafe else _("looked on site")
        yield Line(row.at, row.by_name, text, row.finding, [] if index else photos.get("before", []))
    for row in case.safetymeasures.all():
        yield Line(row.at, row.by_name, _("made it safe for the night"), row.what)
    for row in case.plans.all():
        yield Line(row.at, row.by_name, _("made a plan"), row.what)
    for row in case.appointments.all():
        text = _("agreed a time, told {how}").format(how=row.get_told_display())
        yield Line(row.at, row.by_name, text, f"{spoken(row.starts_at)} · {row.names}")
    for row in case.notes.all():
        yield Line(row.at, row.by_name, _("noted"), row.text)
    for row in case.homechanges.all():
        yield Line(row.at, row.by_name, _("tells us of this home"), row.get_what_display())


def _work(case: Case, photos: dict[str, list]) -> Iterator[Line]:
    for task in case.tasks.all():  # with their helpers: parts.py
        name = str(task.helper)
        text = _("asked {helper} for {skill}").format(helper=name, skill=task.get_skill_display())
        along = _("{escort} comes along").format(escort=task.escort_name) if task.escort_name else ""
        yield Line(task.at, task.by_name, text, along)
        if task.taken_at:
            yield Line(task.taken_at, name, _("will come"))
        if task.reason:
            yield Line(task.taken_at or task.at, name, _("can't come"), task.reason)
        if task.finished_at:
            yield Line(task.finished_at, name, _("finished the work"), task.done, photos.get("after", []))
    for row in case.tests.all():
        text = _("tested: passed") if row.passed else _("tested: not passed")
        detail = _("insulation {value} MΩ").format(value=row.insulation_megohm)
        yield Line(row.at, row.by_name, text, detail)


def _ending(case: Case) -> Iterator[Line]:
    alone = nobody_to_ask(case)
    for row in case.resolutions.all():
        text = _("done") if alone else _("done, now we ask the resident")
        yield Line(row.at, row.by_name, text, row.what)
    for row in case.followups.all():
        text = _("asked how it is") if row.reached else _("tried to ask, nobody there")
        yield Line(row.at, row.by_name, text, row.text)
    for row in case.residents_words.all():
        who = row.proxy or teller(case) or _("the resident")
        yield Line(row.at, who, row.get_mark_display(), row.text)
    for row in case.reopenings.all():
        yield Line(row.at, row.by_name or case.who, _("open again"), row.reason)
    for row in case.closures.all():
        yield _closed(row, case)


def _closed(row: Closure, case: Case) -> Line:
    if row.why == Unheard.DIED:
        text = _("closed: the last of this home has passed away, nobody is asked")
        return Line(row.at, row.by_name or _("Hulian"), text)
    text = _("closed") if row.confirmed else _("closed, nobody could be asked")
    return Line(row.at, row.by_name or case.who, text)

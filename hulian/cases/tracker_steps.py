"""What the resident reads of their matter: who did what, and when; never notes, never who told us.

Free text by our people was written for the resident, but may name a home: before the household's code
the names and addresses that we know of are taken out of it.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from hulian.cases.models import Case, TaskState
from hulian.core.spoken import spoken

Step = dict[str, Any]


def steps(case: Case, *, whole: bool) -> list[Step]:
    """Return what happened, newest first; `whole` after the household's code."""
    found = [*_coming(case), *_looking(case, whole=whole), *_work(case, whole=whole), *_ending(case, whole=whole)]
    found.append(_step(case.received_at, "", _("we received it")))
    return sorted(found, key=lambda step: step["at"], reverse=True)


def veiled(case: Case, text: str) -> str:
    """Return the text without the names and addresses that we know of this home."""
    for secret in sorted(_secrets(case), key=len, reverse=True):
        text = text.replace(secret, "…").replace(secret.replace(" ", ""), "…")
    return text


def _secrets(case: Case) -> set[str]:
    found = {case.who, case.place}
    if case.household_id:
        home = case.household
        found |= {home.called, home.address, home.dwelling.unit, *home.called.split("、")}
        for person in home.residents.all():
            found |= {person.name, person.called}
    return {secret for secret in found if len(secret) > 1}


def _step(at: Any, who: str, text: str, detail: str = "") -> Step:  # noqa: ANN401 - a datetime column
    return {"at": at, "who": who, "text": text, "detail": detail}


def _coming(case: Case) -> Iterator[Step]:
    for row in case.acceptances.all():
        yield _step(row.at, row.by_name, _("sees to it"))
    for row in case.refusals.filter(kind="decline"):
        yield _step(row.at, row.by_name, _("we can't do this one"))
    for row in case.handovers.all():
        number = _("their number: {number}").format(number=row.number) if row.number else ""
        yield _step(row.at, row.by_name, _("passed it on to {body}").format(body=row.body), number)


def _looking(case: Case, *, whole: bool) -> Iterator[Step]:
    for row in case.inspections.all():
        yield _step(row.at, row.by_name, _("came to look"), row.finding if whole else "")
    for row in case.safetymeasures.all():
        yield _step(row.at, row.by_name, _("made it safe first"), row.what if whole else "")
    for row in case.plans.all():
        yield _step(row.at, row.by_name, _("worked out how to do it"), row.what if whole else "")
    for row in case.appointments.all():
        names = _("{names} will come").format(names=row.names)
        yield _step(row.at, row.by_name, _("agreed a time with you"), f"{spoken(row.starts_at)} · {names}")


def _work(case: Case, *, whole: bool) -> Iterator[Step]:
    for task in case.tasks.exclude(state=TaskState.REFUSED).select_related("helper__user"):
        along = _("{escort} comes along").format(escort=task.escort_name) if task.escort_name else ""
        yield _step(task.at, task.by_name, _("asked {helper} to help").format(helper=task.helper), along)
        if task.finished_at:
            yield _step(task.finished_at, str(task.helper), _("has finished"), task.done if whole else "")
    for row in case.tests.all():
        text = _("tested it: all well") if row.passed else _("tested it: not right yet")
        yield _step(row.at, row.by_name, text)


def _ending(case: Case, *, whole: bool) -> Iterator[Step]:
    for row in case.resolutions.all():
        yield _step(row.at, row.by_name, _("says it is done"))  # what was done stands at the head of the page
    for row in case.residents_words.all():
        said = _("you said: {mark}").format(mark=row.get_mark_display())
        yield _step(row.at, "", said, row.text if whole else "")
    for row in case.reopenings.all():
        yield _step(row.at, "", _("we take it up again"))
    for row in case.closures.filter(confirmed=False):
        reason = _("ended it") if row.why else _("ended it, since we couldn't reach you")
        yield _step(row.at, row.by_name, reason)

"""How a tracker page reads: where the matter stands, what comes next, pictures, who looked."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from hulian.cases.again import is_former
from hulian.cases.codes import Mark, State
from hulian.cases.models import Case, TaskState
from hulian.cases.pictures import pictures
from hulian.cases.tracker_steps import steps, veiled
from hulian.core import clock, links
from hulian.core.spoken import spoken
from hulian.people.home_code import PURPOSE
from hulian.people.looks import looked_at

AGAIN = frozenset({State.CLOSED, State.DECLINED})


def page(case: Case, token: str, *, whole: bool, own: bool) -> dict[str, Any]:
    """Return what the page says; `whole` after the household's code, `own` where it was told."""
    main = _main(case)
    known = whole and main is case  # another home's words stay closed
    shown = pictures(case, token, inside=whole)
    # Without a household nobody can say whether a picture shows a home: only the teller sees theirs.
    told = shown.pop("report", []) if case.household_id or own else []
    after = shown.get("after", [])[:1]
    before = shown.get("before") or (told if after else [])
    return {
        "case": case, "whose": case.household.called if whole else "", "token": token, "whole": whole, "own": own,
        "category": case.category_name,
        "heading": _heading(case, main), "next": _next(case, main, whole=known), "steps": steps(main, whole=known),
        "before": before[:1], "after": after, "told": told,
        "can_confirm": case.state == State.RESOLVED, "can_reopen": case.state in AGAIN, "fresh": _fresh(case),
        "locked": bool(case.household_id) and not whole, "looks": looked_at(case.household) if whole else None,
        "home_token": _home_token(case) if whole else "",
        "round": not case.scope_path.startswith(case.community.path),
    }


def _home_token(case: Case) -> str:
    """Return the token of the household's own page, '' where it has none any more: from there people come."""
    return links.token_of(links.ensure(PURPOSE, case.household_id)) if case.household.stands else ""


def _main(case: Case) -> Case:
    """Return the matter that this one was joined to, or itself."""
    while case.state == State.MERGED and case.merged_into:
        case = case.merged_into
    return case


def _fresh(case: Case) -> bool:
    """Return whether it was told and nobody has had the time to act on it."""
    return case.state == State.REPORTED and not case.refusals.exists()


def _heading(case: Case, main: Case) -> str:
    word = case.residents_words.first()
    if case.state == State.REOPENED and word and word.mark < Mark.FAIR:
        return _("We'll do it over")
    if main.state == State.CLOSED and main.mark is None:
        return _("It is done")
    if main.state in {State.ACCEPTED, State.PLANNED, State.IN_PROGRESS} and _ahead(main):
        return _("A time is agreed")
    return {
        State.REPORTED: _("We have received it"), State.ACCEPTED: _("Someone is on it"),
        State.PLANNED: _("It is being arranged"), State.IN_PROGRESS: _("It is being done"),
        State.RESOLVED: _("It is done: please have a look"), State.CLOSED: _("It is done. Thank you for telling us"),
        State.DECLINED: _("We can't do this one"), State.REOPENED: _("We take it up again"),
    }[main.state]


def _ahead(case: Case) -> bool:
    first = case.appointments.first()
    return bool(first and first.starts_at > clock.now() - timedelta(hours=2))


def _next(case: Case, main: Case, *, whole: bool) -> dict[str, Any]:
    """Return {title, line, done} of the warm box."""
    joined = _("Neighbours told us the same; we do it in one go.") if main is not case else ""
    if main.state in {State.RESOLVED, State.CLOSED}:
        return _done(main, whole=whole)
    if main.state == State.DECLINED:
        row = main.refusals.filter(kind="decline").first()
        return {"title": _("Why not"), "line": _shown(main, row.reason if row else "", whole=whole)}
    if main.state in {State.REPORTED, State.REOPENED}:
        line = _("If it can't wait, please ring us.")
        return {"title": _("Somebody takes it on before {when}").format(when=spoken(main.accept_due_at)),
                "line": joined or line}
    if _ahead(main):
        row = main.appointments.first()
        return {"title": _("{when}, {names} come").format(when=spoken(row.starts_at), names=row.names),
                "line": joined or _("Please ask for the names before you open the door.")}
    return {"title": _("{name} sees to it").format(name=main.holder_name or main.community.name),
            "line": joined or _("We tell you the day, the time and the names before anyone comes.")}


def _done(case: Case, *, whole: bool) -> dict[str, Any]:
    """Name who did it this time: before it was opened again others may have been there."""
    result = case.resolutions.first()
    finished = case.tasks.filter(state=TaskState.FINISHED).select_related("helper__user")
    task = next((task for task in finished if not is_former(case, task)), None)
    if task:
        title = _("{helper} finished {when}").format(helper=task.helper, when=spoken(task.finished_at))
    else:
        title = _("{name}'s answer").format(name=result.by_name) if result else str(case.get_state_display())
    return {"title": title, "line": _shown(case, result.what if result else "", whole=whole), "done": True}


def _shown(case: Case, text: str, *, whole: bool) -> str:
    return text if whole else veiled(case, text)


"""The facts beside a case: who is on it, who fits, the home, and the rules its times come from."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.accounts.matrix import may
from hulian.cases.again import is_former
from hulian.cases.asking import told_by
from hulian.cases.codes import WAITING
from hulian.cases.fit import Choice
from hulian.cases.models import Case, HomeEntry, Task, TaskState
from hulian.core.actor import Actor
from hulian.core.prepared import prepared
from hulian.core.spoken import spoken
from hulian.policies.pack import rule

Group = dict[str, Any]
SHOWN = 3


def facts(case: Case, by: Actor, best: Choice | None = None) -> list[Group]:
    """Return the groups for the facts column."""
    groups = [_people(case)]
    if best:
        title = _("Why {name} first").format(name=best.helper)
        groups.append({"title": title, "lines": [{"text": pgettext("list", ", ").join(best.reasons)}]})
    if case.household_id:
        groups.append(_home(case, by))
    return groups


def rules(case: Case) -> list[dict[str, Any]]:
    """Return the rules that the case's times come from, with their source."""
    lines = []
    for used, due in ((case.accept_rule, case.accept_due_at), (case.resolve_rule, case.resolve_due_at)):
        item = rule(used.partition("@")[0], case.area_path)
        lines.append({"title": item.title, "source": f"{item.body}，{item.year}", "due": due, "sure": item.sure})
    return lines


def _people(case: Case) -> Group:
    lines = [{"label": _("found by"), "text": case.reporter_name or told_by(case), "tick": True}, _holder(case)]
    tasks = [task for task in case.tasks.all() if task.state != TaskState.REFUSED]
    for task in tasks:
        lines += _at_the_door(case, task)
    if case.is_open and all(is_former(case, task) for task in tasks):
        lines.append({"label": _("at the door"), "text": _("nobody asked yet")})
    return {"title": _("Who is on it"), "lines": lines}


def _holder(case: Case) -> dict[str, Any]:
    """Return who answers for it; opened again it waits for somebody, whoever had it before."""
    name, waits = case.holder_name, case.state in WAITING
    text = _before(name) if name and waits else name or _("nobody yet")
    return {"label": _("answers"), "text": text, "tick": bool(case.holder_id) and not waits}


def _at_the_door(case: Case, task: Task) -> list[dict[str, Any]]:
    """Return who comes, and who comes along."""
    former, name = is_former(case, task), str(task.helper)
    lines = [{"label": _("at the door"), "text": _before(name) if former else name,
              "tick": task.state != TaskState.OFFERED and not former}]
    if task.escort_name and not former:
        lines.append({"label": _("comes along"), "text": task.escort_name})
    return lines


def _before(name: str) -> str:
    return _("{name}, the last time").format(name=name)


def _home(case: Case, by: Actor) -> Group:
    dwelling = case.household.dwelling
    may_open = may(by, "household.read", case.household.area_path)
    url = reverse("cases:home", args=[case.household_id]) if may_open else ""
    lines: list[dict[str, Any]] = [{"text": case.household.address, "url": url}]
    entries = _mended(dwelling.pk)
    lines += [{"text": f"{spoken(entry.done_on)} · {entry.what}"} for entry in entries]
    if not entries:
        lines.append({"text": _("nothing mended here that we know of"), "quiet": True})
    if dwelling.wired_year:
        lines.append({"text": _("wiring of {year}").format(year=dwelling.wired_year), "quiet": True})
    return {"title": _("This home"), "lines": lines}


@prepared
def _mended(dwelling_id: UUID) -> QuerySet[HomeEntry]:
    return HomeEntry.objects.filter(dwelling_id=dwelling_id)[:SHOWN]

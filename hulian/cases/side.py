"""The facts beside a case: who is on it, the home, and the rules its times come from."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.cases.models import Case, HomeEntry, TaskState
from hulian.core.spoken import spoken
from hulian.policies.pack import rule

Group = dict[str, Any]


def facts(case: Case) -> list[Group]:
    """Return the groups for the facts column."""
    groups = [_people(case), _about(case)]
    if case.household_id:
        groups.append(_home(case))
    groups.append(_rules(case))
    return groups


def _people(case: Case) -> Group:
    lines = [{"label": _("found by"), "text": case.reporter_name or case.who or _("a resident"), "tick": True}]
    lines.append({"label": _("answers"), "text": case.holder_name or _("nobody yet"), "tick": bool(case.holder_id)})
    for task in case.tasks.exclude(state=TaskState.REFUSED).select_related("helper__user"):
        lines.append({"label": _("at the door"), "text": str(task.helper), "tick": task.state != TaskState.OFFERED})
        if task.escort_name:
            lines.append({"label": _("comes along"), "text": task.escort_name})
    return {"title": _("Who is on it"), "lines": lines}


def _about(case: Case) -> Group:
    lines = [{"text": f"{case.category_name} · {case.get_urgency_display()} · {case.get_kind_display()}"}]
    if reason := case.category_reason or case.urgency_reason:
        lines.append({"text": _("suggested by “{words}”").format(words=reason), "quiet": True})
    if case.is_open:
        url = reverse("cases:step", args=[case.pk, "category"])
        lines.append({"text": _("Not right? Correct it"), "url": url})
    return {"title": _("What it is about"), "lines": lines}


def _home(case: Case) -> Group:
    dwelling = case.household.dwelling
    url = reverse("people:household", args=[case.household_id])
    lines: list[dict[str, Any]] = [{"text": str(dwelling), "url": url}]
    if dwelling.building.year_built:
        lines.append({"text": _("built in {year}").format(year=dwelling.building.year_built), "quiet": True})
    entries = HomeEntry.objects.filter(dwelling=dwelling)[:3]
    lines += [{"text": f"{spoken(entry.done_on)} · {entry.what}", "quiet": True} for entry in entries]
    return {"title": _("This home"), "lines": lines}


def _rules(case: Case) -> Group:
    lines = []
    for used in (case.accept_rule, case.resolve_rule):
        item = rule(used.partition("@")[0], case.area_path)
        lines.append({"text": f"{item.title}（{item.body}，{item.year}）", "quiet": True})
    return {"title": _("Where the times come from"), "lines": lines}

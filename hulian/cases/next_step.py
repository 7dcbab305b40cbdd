"""What happens next on a case, for the one who looks at it: one act first, others beside it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hulian.cases.codes import State
from hulian.cases.models import Case, Task, TaskState
from hulian.cases.policy import allowed, doers
from hulian.cases.table import VERBS, Verb
from hulian.core.actor import Actor
from hulian.core.spoken import spoken


@dataclass(frozen=True, slots=True)
class NextStep:
    """`first` is the one thing to do, or None where it waits for someone else."""

    title: str
    line: str
    first: Verb | None
    others: list[Verb]


def next_step(case: Case, by: Actor) -> NextStep:
    """Return the next step of the case and what this person can do."""
    name = _next_name(case)
    open_to = [verb for verb in VERBS.values() if case.state in verb.leaves and _can(verb, case, by)]
    first = next((verb for verb in open_to if verb.name == name), None)
    others = [verb for verb in open_to if verb is not first and verb.name != "categorise"]
    return NextStep(_title(case, name), _line(case), first, others)


def _can(verb: Verb, case: Case, by: Actor) -> bool:
    if not allowed(verb.name, case, by):
        return False
    states = getattr(verb.form, "task_states", None)
    if states is not None:
        return case.tasks.filter(state__in=states).exists()
    return verb.name not in {"follow_up", "confirm"} or by.id not in doers(case)


def _next_name(case: Case) -> str:
    if case.state in {State.REPORTED, State.REOPENED}:
        return "accept"
    if case.state == State.RESOLVED:
        return "follow_up"
    if case.state not in {State.ACCEPTED, State.PLANNED, State.IN_PROGRESS}:
        return ""
    return _next_in_work(case)


def _next_in_work(case: Case) -> str:
    inspection = case.inspections.first()
    if inspection is None:
        return "inspect"
    if inspection.unsafe and not case.safetymeasures.exists():
        return "make_safe"
    return _next_of_tasks(case, list(case.tasks.exclude(state=TaskState.REFUSED)))


def _next_of_tasks(case: Case, tasks: list[Task]) -> str:
    """Return the step that the pieces of work wait for: given, agreed, taken, finished, tested."""
    if not tasks:
        return "task"
    waiting = {task.state for task in tasks} & {TaskState.OFFERED, TaskState.TAKEN}
    if waiting and not case.appointments.exists():
        return "appoint"
    if waiting:
        return "take" if TaskState.OFFERED in waiting else "finish"
    untested = any(task.needs_test and not task.tests.exists() for task in tasks)
    return "test" if untested else "resolve"


def _title(case: Case, name: str) -> str:
    titles: dict[str, Any] = {
        "accept": _("Next: someone takes it on"),
        "inspect": _("Next: look on site"),
        "make_safe": _("Next: make it safe for the night"),
        "task": _("Next: find who can do it"),
        "appoint": _("Next: agree a time and tell the resident"),
        "take": _("Next: the helper says yes"),
        "finish": _("Next: the work itself"),
        "test": _("Next: test after the work"),
        "resolve": _("Next: look it over and finish"),
        "follow_up": _("Next: ask the resident"),
    }
    return titles.get(name) or case.get_state_display()


def _line(case: Case) -> str:
    appointment = case.appointments.first()
    if appointment and case.state in {State.PLANNED, State.IN_PROGRESS}:
        return _("{when}, {names} come").format(when=spoken(appointment.starts_at), names=appointment.names)
    if case.holder_name and case.is_open:
        return _("{name} sees to it").format(name=case.holder_name)
    return ""

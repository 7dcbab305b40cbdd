"""What happens next on a case, for the one who looks at it: one act first, others beside it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hulian.cases.again import since_then
from hulian.cases.asking import bereaved
from hulian.cases.codes import WAITING, WORKING, State
from hulian.cases.models import Case, Task, TaskState
from hulian.cases.policy import allowed, doers
from hulian.cases.table import VERBS, Verb
from hulian.core.actor import Actor
from hulian.core.spoken import spoken

# Read these along with a list of cases, so that the next step of each costs nothing more.
PARTS = ("reopenings", "inspections", "safetymeasures", "appointments", "tasks__tests", "tasks__helper__user")


@dataclass(frozen=True, slots=True)
class NextStep:
    """`first` is the one thing to do, or None where it waits for someone else; `direct`: one tap does it."""

    title: str
    line: str
    first: Verb | None
    others: list[Verb]
    direct: bool = False
    own: bool = False


def next_step(case: Case, by: Actor) -> NextStep:
    """Return the next step of the case and everything this person can do."""
    name = next_name(case, by)
    open_to = [verb for verb in VERBS.values() if can(verb, case, by)]
    first = next((verb for verb in open_to if verb.name == name), None)
    others = [verb for verb in open_to if verb is not first and verb.name != "categorise"]
    direct = first is not None and is_direct(first, case, by)
    line, title = line_of(case), title_of(case, name, by)
    if name == "follow_up" and bereaved(case):
        title = _("Next: ask the family, gently")
    if name == "follow_up" and first is None and by.id in doers(case):
        line = _("Whoever did the work doesn't ask how it was; a colleague will.")
    return NextStep(title, line, first, others, direct, bool(_own_work(case, by)))


def first_step(case: Case, by: Actor) -> NextStep:
    """Return the next step alone, for lists."""
    verb = VERBS.get(next_name(case, by))
    first = verb if verb and can(verb, case, by) else None
    direct = first is not None and is_direct(first, case, by)
    title = title_of(case, verb.name if verb else "", by)
    return NextStep(title, line_of(case), first, [], direct, bool(_own_work(case, by)))


def next_name(case: Case, by: Actor) -> str:
    """Return the verb that the case waits for; a helper is asked about their own work first."""
    if case.state in WAITING:
        return "accept"
    if case.state == State.RESOLVED:
        return "follow_up"
    if case.state not in WORKING:
        return ""
    return _own_work(case, by) or _next_in_work(case)


def can(verb: Verb, case: Case, by: Actor) -> bool:
    """Return whether this person can do the verb now."""
    if case.state not in verb.leaves:
        return False
    states = getattr(verb.form, "task_states", None)
    if states is not None:
        return any(task.state in states and allowed(verb.name, case, by, task) for task in case.tasks.all())
    if not allowed(verb.name, case, by):
        return False
    return verb.name not in {"follow_up", "confirm"} or by.id not in doers(case)


def is_direct(verb: Verb, case: Case, by: Actor) -> bool:
    """Return whether the verb asks nothing, so that one tap does it."""
    offered = [task for task in case.tasks.all() if task.state == TaskState.OFFERED]
    mine = [task for task in offered if task.helper.user_id == by.id]
    return verb.name == "accept" or (verb.name == "take" and len(mine or offered) == 1)


def title_of(case: Case, name: str, by: Actor) -> str:
    """Return the next step in words."""
    titles: dict[str, Any] = {
        "accept": _("Next: someone takes it on"),
        "inspect": _("Next: look on site"),
        "make_safe": _("Next: make it safe for the night"),
        "task": _("Next: find who can do it"),
        "appoint": _("Next: agree a time and tell the resident"),
        "take": _("Can you come?") if _own_work(case, by) else _("Next: the helper says yes"),
        "finish": _("Next: the work itself"),
        "test": _("Next: test after the work"),
        "resolve": _("Next: look it over and finish"),
        "follow_up": _("Next: ask the resident"),
    }
    return titles.get(name) or case.get_state_display()


def line_of(case: Case) -> str:
    """Return by when, or who comes when, or who sees to it."""
    appointment = next(iter(since_then(case, case.appointments.all())), None)
    if appointment and case.state in {State.PLANNED, State.IN_PROGRESS}:
        return _("{when}, {names} come").format(when=spoken(appointment.starts_at), names=appointment.names)
    late = case.light == "red"
    if case.state in WAITING and case.due_at:
        words = _("Nobody has it yet; it was due {when}") if late else _(
            "Nobody has it yet; taken by {when} at the latest")
        return words.format(when=spoken(case.due_at))
    if case.state in WORKING and case.holder_name and case.due_at:
        words = _("{name} sees to it; it was due {when}") if late else _("{name} sees to it; done by {when}")
        return words.format(name=case.holder_name, when=spoken(case.due_at))
    if case.holder_name and case.is_open:
        return _("{name} sees to it").format(name=case.holder_name)
    return ""


def _own_work(case: Case, by: Actor) -> str:
    states = {task.state for task in case.tasks.all() if by.id and task.helper.user_id == by.id}
    if TaskState.OFFERED in states:
        return "take"
    return "finish" if TaskState.TAKEN in states else ""


def _next_in_work(case: Case) -> str:
    inspections = since_then(case, case.inspections.all())
    if not inspections:
        return "inspect"
    if inspections[0].unsafe and not since_then(case, case.safetymeasures.all()):
        return "make_safe"
    tasks = since_then(case, case.tasks.all())
    return _next_of_tasks(case, [task for task in tasks if task.state != TaskState.REFUSED])


def _next_of_tasks(case: Case, tasks: list[Task]) -> str:
    """Return the step that the pieces of work wait for: given, agreed, taken, finished, tested."""
    if not tasks:
        return "task"
    waiting = {task.state for task in tasks} & {TaskState.OFFERED, TaskState.TAKEN}
    if waiting and not since_then(case, case.appointments.all()):
        return "appoint"
    if waiting:
        return "take" if TaskState.OFFERED in waiting else "finish"
    untested = any(task.needs_test and not task.tests.all() for task in tasks)
    return "test" if untested else "resolve"

"""All that was done about one case, for its page: first which kinds of rows there are, then only those.

A case has rows of four or five of thirteen kinds; to ask each table of a page took longer than the rest of it.
"""

from django.db.models import Prefetch, prefetch_related_objects

from hulian.cases.models import (
    Acceptance,
    Appointment,
    Case,
    Closure,
    FollowUp,
    Handover,
    Inspection,
    Note,
    Plan,
    Refusal,
    Reopening,
    Resolution,
    SafetyMeasure,
    Task,
    Test,
    Word,
)
from hulian.core.rows import ask

KINDS = (Acceptance, Refusal, Handover, Inspection, SafetyMeasure, Plan, Appointment, Note, Test, Resolution, FollowUp,
         Word, Reopening, Closure, Task)
NAMES = {kind._meta.get_field("case").remote_field.get_accessor_name(): kind for kind in KINDS}
WHICH = " UNION ALL ".join(
    f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {kind._meta.db_table} WHERE case_id = %s)"  # noqa: S608 - our names
    for name, kind in NAMES.items()
)


def read_parts(case: Case) -> None:
    """Read the rows of a case along with it. For pages that only show: a verb that adds one wouldn't see it."""
    there = {row[0] for row in ask(WHICH, [case.pk] * len(KINDS))}
    held = vars(case).setdefault("_prefetched_objects_cache", {})
    for name in NAMES.keys() - there:
        held[name] = NAMES[name].objects.none()
    wanted = [_tasks() if name == "tasks" else name for name in NAMES if name in there]
    homes = ["household__residents__needs"] if case.household_id else []
    prefetch_related_objects([case], *wanted, *(["tasks__tests"] if "tests" in there else []), *homes)
    for task in case.tasks.all() if "tests" not in there else ():
        vars(task).setdefault("_prefetched_objects_cache", {})["tests"] = Test.objects.none()


def _tasks() -> Prefetch:
    return Prefetch("tasks", Task.objects.select_related("helper__user"))

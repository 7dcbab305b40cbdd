"""All that was done about one case, for its page: first which kinds of rows there are, then only those.

A case has rows of four or five of sixteen kinds; to ask each table of a page took longer than the rest of it.
"""

from django.db.models import QuerySet, prefetch_related_objects

from hulian.cases.models import (
    Acceptance,
    Appointment,
    Case,
    Closure,
    FollowUp,
    Handover,
    HomeChange,
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
         Word, Reopening, Closure, Task, HomeChange)
NAMES = {kind._meta.get_field("case").remote_field.get_accessor_name(): kind for kind in KINDS}
WHICH = " UNION ALL ".join(
    f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {kind._meta.db_table} WHERE case_id = %s)"  # noqa: S608 - our names
    for name, kind in NAMES.items()
)


def read_parts(case: Case) -> None:
    """Read the rows of a case along with it. For pages that only show: a verb that adds one wouldn't see it."""
    there = {row[0] for row in ask(WHICH, [case.pk] * len(KINDS))}
    held = vars(case).setdefault("_prefetched_objects_cache", {})
    for name, kind in NAMES.items():
        rows = kind.objects.filter(case_id=case.pk) if name in there else kind.objects.none()
        held[name] = rows.select_related("helper__user") if kind is Task else rows
        for row in held[name]:  # reads them, once
            row.case = case
    for task in held["tasks"]:
        vars(task)["_prefetched_objects_cache"] = {"tests": _tests_of(task, held["tests"])}
    if case.household_id:
        prefetch_related_objects([case], "household__residents__needs")


def _tests_of(task: Task, tests: QuerySet[Test]) -> QuerySet[Test]:
    found = Test.objects.none()
    found._result_cache = [test for test in tests if test.task_id == task.pk]
    return found

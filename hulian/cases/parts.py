"""All that was done about one case, for its page: first which kinds of rows there are, then only those.

A case has rows of four or five of sixteen kinds; to ask each table of a page took longer than the rest of it.
"""

from uuid import UUID

from django.db.models import Model, QuerySet

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
from hulian.core.prepared import prepared
from hulian.core.rows import ask
from hulian.people.models import Household, Resident, ResidentNeed

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
        held[name] = _read(kind.objects.filter(case_id=case.pk), _rows_of(kind, case.pk) if name in there else [])
        for row in held[name]:
            row.case = case
    for task in held["tasks"]:
        vars(task)["_prefetched_objects_cache"] = {"tests": _tests_of(task, held["tests"])}
    if case.household_id:
        _read_home(case.household)


def _tests_of(task: Task, tests: QuerySet[Test]) -> QuerySet[Test]:
    return _read(Test.objects.filter(task_id=task.pk), [test for test in tests if test.task_id == task.pk])


def _read_home(household: Household) -> None:
    residents, needs = _residents(household.pk), _needs(household.pk)
    vars(household)["_prefetched_objects_cache"] = {"residents": _read(_of_home(household.pk), residents)}
    for person in residents:
        person.household = household
        theirs = [need for need in needs if need.resident_id == person.pk]
        held = _read(ResidentNeed.objects.filter(resident_id=person.pk), theirs)
        vars(person)["_prefetched_objects_cache"] = {"needs": held}


def _of_home(household_id: UUID) -> QuerySet[Resident]:
    return Resident.objects.filter(household_id=household_id)


_residents = prepared(_of_home)


@prepared
def _needs(household_id: UUID) -> QuerySet[ResidentNeed]:
    return ResidentNeed.objects.filter(resident__household_id=household_id)


@prepared
def _rows_of(kind: type[Model], case_id: UUID) -> QuerySet:
    rows = kind.objects.filter(case_id=case_id)
    return rows.select_related("helper__user") if kind is Task else rows


def _read(question: QuerySet, rows: list) -> QuerySet:
    """Return a question whose answer is known already; what is narrowed further is asked anew."""
    question._result_cache = rows
    return question

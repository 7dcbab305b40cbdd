"""The verb table: for each verb its noun in the URL, the states it leaves and enters, its form, its act.

Pages, API, docs and the test of every verb × state × role are made from it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.cases.codes import State
from hulian.cases.errors import MissingEvidence
from hulian.cases.forms import ending, steps, work
from hulian.cases.forms.assignment import AssignmentForm
from hulian.cases.forms.base import StepForm
from hulian.cases.models import Case, Task
from hulian.cases.verbs import (
    accept,
    appoint,
    assign,
    categorise,
    close,
    confirm,
    decline,
    finish_task,
    follow_up,
    give_back,
    hand_over,
    inspect,
    make_safe,
    merge,
    note,
    plan,
    refuse,
    reopen,
    resolve,
    take,
    test_work,
)
from hulian.cases.verbs.act import doing
from hulian.core.actor import Actor

Act = Callable[[Case, Actor, dict[str, Any]], models.Model]


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that can happen to a case. `enters` is '' where the state stays."""

    name: str
    noun: str
    label: Any
    title: Any
    leaves: frozenset[str]
    enters: tuple[str, ...]
    form: type[StepForm]
    act: Act
    errors: tuple[str, ...] = ()


def on_task(name: str, leaves: frozenset[str], verb: Callable[..., models.Model]) -> Act:
    """Make an act of a verb that is done to one of the case's pieces of work."""

    def act(case: Case, by: Actor, data: dict[str, Any]) -> models.Model:
        task: Task | None = data.pop("task")
        if task is None:
            with doing(name, case, by, leaves):
                raise MissingEvidence("task_closed")
        task.case = case
        return verb(task, by=by, **data)

    return act


def on_case(verb: Callable[..., models.Model]) -> Act:
    """Make an act of a verb that is done to the case."""
    return lambda case, by, data: verb(case, by=by, **data)


def _finish(case: Case, by: Actor, data: dict[str, Any]) -> models.Model:
    data["cost_fen"] = int((data.pop("yuan") or 0) * 100)
    return on_task("finish", finish_task.LEAVES, finish_task.finish_task)(case, by, data)


def _word(case: Case, by: Actor, data: dict[str, Any]) -> models.Model:
    way = "tap" if by.kind == "resident" else "proxy" if data["proxy"] else "signature"
    return confirm.confirm(case, by=by, way=way, **data)


VERBS: dict[str, Verb] = {verb.name: verb for verb in (
    Verb("accept", "acceptance", _("I'll see to it"), _("I'll see to it"), accept.LEAVES,
         (State.ACCEPTED,), steps.AcceptanceForm, on_case(accept.accept)),
    Verb("inspect", "inspections", _("I looked on site"), _("What did you see on site?"), inspect.LEAVES,
         (), steps.InspectionForm, on_case(inspect.inspect), ("finding_missing",)),
    Verb("make_safe", "safety", _("Made safe for tonight"), _("What makes it safe for tonight?"),
         make_safe.LEAVES, (), steps.WhatForm, on_case(make_safe.make_safe), ("what_missing",)),
    Verb("plan", "plan", _("Write the plan"), _("What will be done?"), plan.LEAVES, (State.PLANNED,),
         steps.WhatForm, on_case(plan.plan), ("what_missing", "inspection_missing")),
    Verb("task", "tasks", _("Give to a helper"), _("Who can do it?"), assign.LEAVES,
         (State.PLANNED, State.IN_PROGRESS), AssignmentForm, on_case(assign.assign),
         ("helper_missing", "escort_missing", "certificate_missing", "certificate_expired", "owner_missing")),
    Verb("appoint", "appointments", _("Agree a time"), _("When do we come, and who?"), appoint.LEAVES, (),
         steps.AppointmentForm, on_case(appoint.appoint), ("time_missing", "time_past", "names_missing")),
    Verb("take", "taking", _("I'll come"), _("You'll do this work?"), take.LEAVES, (State.IN_PROGRESS,),
         work.TakingForm, on_task("take", take.LEAVES, take.take),
         ("task_closed", "certificate_missing", "certificate_expired")),
    Verb("refuse", "refusal", _("I can't come"), _("You can't come?"), refuse.LEAVES, (),
         work.RefusalForm, on_task("refuse", refuse.LEAVES, refuse.refuse), ("reason_missing", "task_closed")),
    Verb("finish", "finish", _("It's mended"), _("What was done?"), finish_task.LEAVES, (),
         work.FinishForm, _finish, ("what_missing", "photos_missing", "task_closed")),
    Verb("test", "tests", _("Record the test"), _("What did the test show?"), test_work.LEAVES, (),
         work.TestForm, on_task("test", test_work.LEAVES, test_work.test_work), ("test_missing", "task_closed")),
    Verb("resolve", "resolution", _("All done, ask the resident"), _("What was done about it?"),
         resolve.LEAVES, (State.RESOLVED,), ending.ResolutionForm, on_case(resolve.resolve),
         ("what_missing", "inspection_missing", "safety_missing", "tasks_open", "test_missing", "test_failed",
          "photos_missing")),
    Verb("follow_up", "follow-ups", _("Ring and ask"), _("How does the resident find it?"),
         follow_up.LEAVES, (State.CLOSED, State.REOPENED), ending.FollowUpForm,
         on_case(follow_up.follow_up), ("own_work", "mark_missing", "proxy_missing")),
    Verb("confirm", "word", _("Note the resident's word"), _("What does the resident say?"),
         confirm.LEAVES, (State.CLOSED, State.REOPENED), ending.WordForm, _word,
         ("mark_missing", "own_work", "proxy_missing")),
    Verb("close", "closure", _("Close without an answer"), _("Close without an answer?"), close.LEAVES,
         (State.CLOSED,), ending.ClosureForm, on_case(close.close), ("tries_missing",)),
    Verb("reopen", "reopening", _("Open it again"), _("Why open it again?"), reopen.LEAVES,
         (State.REOPENED,), steps.ReasonForm, on_case(reopen.reopen), ("reason_missing",)),
    Verb("return", "return", _("Not ours, give it back"), _("Why give it back?"), give_back.LEAVES,
         (State.REPORTED,), steps.ReasonForm, on_case(give_back.give_back), ("reason_missing",)),
    Verb("decline", "declination", _("We can't take this"), _("Why can't we take this?"), decline.LEAVES,
         (State.DECLINED,), steps.ReasonForm, on_case(decline.decline), ("reason_missing",)),
    Verb("hand_over", "handovers", _("Hand it to another body"), _("Whom is it handed to?"),
         hand_over.LEAVES, (), steps.HandoverForm, on_case(hand_over.hand_over), ("body_missing",)),
    Verb("merge", "merger", _("Same as another matter"), _("Which matter is it the same as?"),
         merge.LEAVES, (State.MERGED,), steps.MergerForm, on_case(merge.merge), ("same_case", "tasks_open")),
    Verb("categorise", "category", _("Correct what it is about"), _("What is it about?"),
         categorise.LEAVES, (), steps.CategoryForm, on_case(categorise.categorise), ("unknown_category",)),
    Verb("note", "notes", _("Write a note"), _("A note"), note.LEAVES, (), steps.NoteForm,
         on_case(note.note), ("what_missing",)),
)}
BY_NOUN = {verb.noun: verb for verb in VERBS.values()}


def run(verb: Verb, case: Case, by: Actor, data: dict[str, Any]) -> models.Model:
    """Do a verb with the cleaned data of its form."""
    return verb.act(case, by, {key: value for key, value in data.items() if key != "envelope"})

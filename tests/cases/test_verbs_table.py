"""Every verb × state × person, through page and API: what the table allows acts, all else changes nothing.

Who may, from where and to where stands here once more, by hand: the code under test is not asked.
"""

from datetime import timedelta

import pytest
from django.db import transaction

from hulian.audit.models import Event
from hulian.cases.codes import State
from hulian.cases.models import Case
from hulian.cases.table import VERBS
from hulian.core import clock
from tests.cases.verb_world import Still, Undone, World, build

pytestmark = pytest.mark.django_db

TEAM = "leader member admin"
CARE = f"{TEAM} social_worker liaison"
READ = set(f"{CARE} supervisor secretary".split())
ALL = "reported accepted planned in_progress resolved closed declined merged reopened"
WORKING = "accepted planned in_progress"
SAME = None
# verb: (who may, states it leaves, state it enters)
TABLE = {
    "accept": (f"{TEAM} supervisor", "reported reopened", "accepted"),
    "inspect": (f"{TEAM} social_worker supervisor", WORKING, SAME),
    "make_safe": (f"{TEAM} social_worker", WORKING, SAME),
    "plan": (f"{TEAM} supervisor", "accepted planned", "planned"),
    "task": (TEAM, WORKING, {"accepted": "planned", "planned": "planned", "in_progress": "in_progress"}),
    "appoint": (CARE, WORKING, SAME),
    "take": (f"{TEAM} worker", "planned in_progress", "in_progress"),
    "refuse": (f"{TEAM} worker", "planned in_progress", SAME),
    "finish": (f"{TEAM} worker", "in_progress", SAME),
    "test": (f"{TEAM} worker", "in_progress", SAME),
    "resolve": (f"{TEAM} supervisor", WORKING, "resolved"),
    "follow_up": (f"{CARE} supervisor", "resolved", "closed"),
    "confirm": (f"{CARE} supervisor", "resolved", "closed"),
    "close": ("leader admin supervisor", "resolved", "closed"),
    "reopen": (f"{CARE} supervisor", "resolved closed declined", "reopened"),
    "return": (f"{TEAM} liaison supervisor", "reported reopened accepted", "reported"),
    "decline": ("leader admin supervisor", "reported reopened", "declined"),
    "hand_over": (f"{TEAM} liaison supervisor", WORKING, SAME),
    "merge": (TEAM, "reported reopened accepted planned in_progress", "merged"),
    "categorise": (f"{CARE} supervisor", "reported accepted planned in_progress resolved reopened", SAME),
    "note": (f"{CARE} supervisor secretary worker other_worker escort reporter", ALL, SAME),
}
# Who has a part in a case beside what they are: only where work was given out, and who reported it always.
WITH_WORK = {"worker": "planned in_progress done resolved closed reopened", "other_worker": "planned in_progress",
             "escort": "planned in_progress done resolved closed reopened"}
# Where the other helper has work of their own that this could be done to, the form offers that alone.
OFFERED_ALONE = {("take", "planned"), ("refuse", "planned"), ("refuse", "in_progress"), ("finish", "in_progress")}
EVENTS = {"follow_up": ["case.follow_up", "case.confirm"]}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        atom = transaction.atomic()
        atom.__enter__()
        yield build()
        transaction.set_rollback(True)
        atom.__exit__(None, None, None)


def case_for(verb: str, state: str) -> str:
    """Return the case on which a verb has the evidence it asks for."""
    if verb in {"resolve", "merge"}:
        return {"planned": "planned_bare", "in_progress": "done"}.get(state, state)
    return state


def body_for(world: World, verb: str, name: str) -> dict:
    body = {
        "inspect": {"finding": "插座发黑"}, "make_safe": {"what": "拉了闸"}, "plan": {"what": "换线"},
        "task": {"helper": str(world.people["worker"].helper.pk), "skill": "electric"},
        "appoint": {"starts_at": (clock.now() + timedelta(days=1)).isoformat(), "names": "周师傅"},
        "refuse": {"reason": "病了"}, "finish": {"done": "换好了", "no_photo": "太暗"},
        "test": {"insulation_megohm": "5", "leakage_switch_ok": True}, "resolve": {"what": "修好了"},
        "follow_up": {"how": "phone", "reached": "yes", "mark": "5"}, "confirm": {"mark": "5"},
        "reopen": {"reason": "又坏了"}, "return": {"reason": "不归我们"}, "decline": {"reason": "不归我们"},
        "hand_over": {"body": "供电所"}, "merge": {"into": str(world.cases["target"].pk)},
        "categorise": {"category": "water", "urgency": "long"}, "note": {"text": "记一笔"},
    }.get(verb, {})
    state = {"take": "offered", "refuse": "taken" if name == "in_progress" else "offered", "finish": "taken",
             "test": "finished"}.get(verb)
    task = world.tasks.get((name, state))
    return body | ({"task": str(task.pk)} if task else {})


def expected(verb: str, who: str, name: str, state: str, body: dict) -> int:  # noqa: PLR0911 - one return a rule
    may, leaves, _ = TABLE[verb]
    related = who == "reporter" or name in WITH_WORK.get(who, "").split()
    if who not in READ and not related:
        return 404
    if who == "other_worker" and set(may.split()) & {who, "worker"} == {"worker"} and "task" not in body and related:
        return 409  # there is no work in that state that could be another's
    if who == "other_worker" and (verb, name) in OFFERED_ALONE:
        return 422
    if who not in may.split() or (who not in READ and not related):
        return 403
    if state not in leaves.split():
        return 409
    if verb == "return" and state == "accepted" and who in {"member", "liaison"}:
        return 403  # the leader holds it: only who could decline it takes it from them
    return 201


def moved(verb: str, state: str) -> str:
    enters = TABLE[verb][2]
    return enters[state] if isinstance(enters, dict) else enters or state


def test_the_table_says_what_is_written_here():
    assert set(VERBS) == set(TABLE)
    for name, (_, leaves, enters) in TABLE.items():
        ends = set(enters.values()) if isinstance(enters, dict) else {enters} - {SAME}
        assert VERBS[name].leaves == set(leaves.split()), name
        assert ends <= set(VERBS[name].enters), name
    assert set(VERBS["confirm"].enters) == set(VERBS["follow_up"].enters) == {"closed", "reopened"}


@pytest.mark.parametrize("door", ["page", "api"])
@pytest.mark.parametrize("verb", TABLE)
def test_only_what_the_table_allows_happens(world, verb, door):
    still, done = Still(), 201 if door == "api" else 302
    happened = 0
    for state in State.values:
        name = case_for(verb, state)
        case, body = world.cases[name], body_for(world, verb, name)
        wanted = {who: expected(verb, who, name, state, body) for who in world.people}
        for who in [who for who, want in wanted.items() if want != 201]:
            answer = getattr(world, door)(who, case, verb, body)
            assert answer.status_code == wanted[who], f"{who} does {verb} to a case that is {name}"
        assert still.holds(), f"someone who may not do {verb} changed a case that is {name}"
        for who in [who for who, want in wanted.items() if want == 201]:
            with Undone():
                assert getattr(world, door)(who, case, verb, body).status_code == done, f"{who}, {name}"
                assert Case.objects.get(pk=case.pk).state == moved(verb, state), f"{who}, {name}"
                events = Event.objects.filter(sequence__gt=still.before[3]).order_by("sequence")
                assert [event.verb for event in events] == EVENTS.get(verb, [f"case.{verb}"]), f"{who}, {name}"
                assert {event.actor_id for event in events} == {world.people[who].pk}
            happened += 1
    assert happened


LACKING = [
    ("inspect", "accepted", {}, "finding_missing"), ("make_safe", "accepted", {"what": " "}, "what_missing"),
    ("plan", "accepted", {}, "what_missing"), ("task", "accepted", {"skill": "electric"}, "helper_missing"),
    ("appoint", "accepted", {"names": "周师傅"}, "time_missing"),
    ("appoint", "accepted", {"names": "周师傅", "starts_at": "2020-01-01T10:00"}, "time_past"),
    ("appoint", "accepted", {"starts_at": "2090-01-01T10:00"}, "names_missing"),
    ("take", "planned", {}, "task_closed"), ("refuse", "in_progress", {"task": "taken"}, "reason_missing"),
    ("finish", "in_progress", {"task": "taken"}, "what_missing"),
    ("finish", "in_progress", {"task": "taken", "done": "好了"}, "photos_missing"),
    ("test", "in_progress", {"task": "finished"}, "test_missing"), ("resolve", "done", {}, "what_missing"),
    ("resolve", "in_progress", {"what": "好了"}, "tasks_open"), ("follow_up", "resolved", {}, "mark_missing"),
    ("confirm", "resolved", {}, "mark_missing"), ("reopen", "closed", {}, "reason_missing"),
    ("return", "reported", {}, "reason_missing"), ("decline", "reported", {}, "reason_missing"),
    ("hand_over", "accepted", {}, "body_missing"), ("merge", "reported", {}, "same_case"),
    ("merge", "in_progress", {"into": "target"}, "tasks_open"), ("note", "reported", {}, "what_missing"),
]


@pytest.mark.parametrize(("verb", "name", "body", "code"), LACKING)
def test_missing_evidence_is_named_and_changes_nothing(world, verb, name, body, code):
    sent = dict(body)
    if "task" in sent:
        sent["task"] = str(world.tasks[name, sent["task"]].pk)
    if "into" in sent:
        sent["into"] = str(world.cases["target"].pk)
    still = Still()

    answer = world.api("leader", world.cases[name], verb, sent)
    page = world.page("leader", world.cases[name], verb, sent)

    assert (answer.status_code, answer.json()["error"], page.status_code) == (422, code, 422)
    assert still.holds()


def test_every_error_of_the_table_that_can_be_sent_is_tried_here_or_named_elsewhere():
    elsewhere = {"certificate_missing", "certificate_expired", "escort_missing", "owner_missing", "inspection_missing",
                 "safety_missing", "test_missing", "test_failed", "photos_missing", "own_work", "proxy_missing",
                 "tries_missing", "tasks_open", "unknown_category"}
    tried = {(verb, code) for verb, _, _, code in LACKING}
    for verb in VERBS.values():
        for code in verb.errors:
            assert (verb.name, code) in tried or code in elsewhere or code == "task_closed", (verb.name, code)

"""An end needs evidence; a reopened case begins anew, with its history."""

from datetime import timedelta

import pytest

from hulian.cases.clocks import limits
from hulian.cases.errors import MissingEvidence, WrongState
from hulian.cases.models import Case, HomeEntry
from hulian.cases.tracker import case_of, token_for
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.categorise import categorise
from hulian.cases.verbs.close import close
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.decline import decline
from hulian.cases.verbs.finish_task import finish_task
from hulian.cases.verbs.follow_up import follow_up
from hulian.cases.verbs.hand_over import hand_over
from hulian.cases.verbs.inspect import inspect
from hulian.cases.verbs.make_safe import make_safe
from hulian.cases.verbs.plan import plan
from hulian.cases.verbs.reopen import reopen
from hulian.cases.verbs.resolve import resolve
from hulian.cases.verbs.take import take
from hulian.cases.verbs.test_work import test_work as measure
from hulian.core import clock
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


@pytest.fixture
def zhou(person):
    return person("zhou").helper


def missing(code: str):
    return pytest.raises(MissingEvidence, match=f"^{code}$")


def test_work_in_a_home_needs_a_look_first(flow, actor, zhou):
    case = flow.reported()
    accept(case, by=actor("li"))
    with missing("inspection_missing"):
        plan(case, by=actor("li"), what="换线")
    flow.finished(flow.given(case, zhou))
    with missing("inspection_missing"):
        resolve(case, by=actor("li"), what="好了")


def test_what_was_unsafe_has_to_be_made_safe_before_it_counts_as_done(flow, actor):
    case = flow.accepted()
    inspect(case, by=actor("li"), finding="插座冒火花", unsafe=True)
    with missing("safety_missing"):
        resolve(case, by=actor("li"), what="看过了")
    make_safe(case, by=actor("li"), what="拉了闸，留了灯")
    resolve(case, by=actor("li"), what="插座停用，家人来换")


def test_electrical_work_needs_a_test_that_was_passed(flow, actor, zhou):
    case = flow.accepted()
    task = flow.finished(flow.given(case, zhou, "electric"))
    with missing("test_missing"):
        resolve(case, by=actor("li"), what="好了")
    measure(task, by=actor("zhou"), insulation_megohm=5, leakage_switch_ok=False)
    with missing("test_failed"):
        resolve(case, by=actor("li"), what="好了")
    measure(task, by=actor("zhou"), insulation_megohm=5, leakage_switch_ok=True)
    resolve(case, by=actor("li"), what="好了")


def test_finished_work_in_a_home_needs_a_picture_or_the_reason_why_not(flow, actor, zhou):
    case = flow.accepted()
    task = flow.given(case, zhou)
    take(task, by=actor("zhou"))
    with missing("photos_missing"):
        finish_task(task, by=actor("zhou"), done="换好了")
    finish_task(task, by=actor("zhou"), done="换好了", no_photo="屋里太暗")
    assert HomeEntry.objects.get(task=task).dwelling == case.household.dwelling


def test_work_is_tested_when_it_is_finished_and_not_before(flow, actor, zhou):
    case = flow.accepted()
    task = flow.given(case, zhou, "electric")
    take(task, by=actor("zhou"))
    task.state = "finished"  # as a stale or forged object would say
    with missing("task_closed"):
        measure(task, by=actor("zhou"), insulation_megohm=5, leakage_switch_ok=True)


def test_closing_without_an_answer_needs_tries_on_two_days_after_the_work(flow, actor):
    case = flow.resolved()

    def ring(days: int):
        with clock.at(clock.now() + days * DAY):
            follow_up(case, by=actor("xiaoyu"), how="phone", reached=False)

    ring(0)
    with missing("tries_missing"):
        close(case, by=actor("li"))
    ring(1)
    with clock.at(clock.now() + 2 * DAY):
        reopen(case, by=actor("xiaoyu"), reason="邻居说又跳闸")
        accept(case, by=actor("li"))
        resolve(case, by=actor("li"), what="再修了一次")
        with missing("tries_missing"):
            close(case, by=actor("li"))
        ring(0)
        ring(1)
        row = close(case, by=actor("li"))
    assert (case.state, case.mark, row.confirmed) == ("closed", None, False)


def test_what_was_said_in_vain_is_kept(flow, actor):
    row = follow_up(flow.resolved(), by=actor("xiaoyu"), how="phone", reached=False, text="没人接", mark=5)
    assert row.text == "没人接"


def test_a_bad_mark_opens_the_case_again_and_counts_until_the_new_work(flow, actor):
    case = flow.resolved()
    confirm(case, by=actor("xiaoyu"), mark=1, text="又跳了", way="signature")
    assert (case.state, case.mark, case.reopenings.count()) == ("reopened", 1, 1)
    with pytest.raises(WrongState):
        confirm(case, by=actor("xiaoyu"), mark=5, way="signature")
    accept(case, by=actor("li"))
    resolve(case, by=actor("li"), what="换了整条线")
    assert Case.objects.get(pk=case.pk).mark is None
    confirm(case, by=actor("xiaoyu"), mark=5, way="signature")
    with pytest.raises(WrongState):
        confirm(case, by=actor("xiaoyu"), mark=1, way="signature")
    assert [word.mark for word in case.residents_words.all()] == [5, 1]


def test_a_good_mark_does_not_outlive_the_opening_of_the_case(flow, actor):
    case = flow.resolved()
    confirm(case, by=actor("xiaoyu"), mark=5, way="signature")
    reopen(case, by=actor("fen"), reason="又坏了")
    assert Case.objects.get(pk=case.pk).mark is None


def test_a_reopened_case_has_its_whole_time_again_and_its_own_yellow(flow, actor):
    start = clock.now()
    case = flow.resolved(urgency="ordinary")
    later = start + 30 * DAY
    with clock.at(later):
        confirm(case, by=actor("xiaoyu"), mark=1, way="signature")
        case.refresh_from_db()
        due = limits("ordinary", case.area_path, later)
        assert (case.due_at, case.reopened, case.light) == (due.accept_due_at, 1, "green")
        accept(case, by=actor("li"))
        case.refresh_from_db()
        assert (case.due_at, case.light) == (due.resolve_due_at, "green")
        assert case.yellow_at == later + (due.resolve_due_at - later) * 0.75
        categorise(case, by=actor("li"), category="power", urgency="long")
        case.refresh_from_db()
        assert (case.due_at, case.light) == (limits("long", case.area_path, later).resolve_due_at, "green")


def test_the_residents_link_lives_as_long_as_the_case_and_a_month(flow, actor):
    case = flow.resolved()
    token = token_for(case)
    confirm(case, by=actor("xiaoyu"), mark=5, way="signature")
    with clock.at(clock.now() + 29 * DAY):
        assert case_of(token) == case
        reopen(case, by=actor("fen"), reason="又坏了")
    with clock.at(clock.now() + 60 * DAY):
        assert case_of(token) == case


@pytest.mark.parametrize("end", ["close", "decline"])
def test_a_link_that_is_printed_after_the_end_ends_too(end, flow, actor):
    case = flow.reported() if end == "decline" else flow.resolved()
    if end == "decline":
        decline(case, by=actor("li"), reason="不归我们")
    else:
        confirm(case, by=actor("xiaoyu"), mark=5, way="signature")
    token = token_for(case)
    with clock.at(clock.now() + 31 * DAY):
        assert case_of(token) is None


def test_a_case_that_was_handed_over_stays_with_us(flow, actor):
    case = flow.accepted()
    row = hand_over(case, by=actor("li"), body="供电所", number=" G-2291 ")
    assert (case.state, row.number, case.holder_name) == ("accepted", "G-2291", "李书记")


@pytest.mark.parametrize(("urgency", "minutes"), [("urgent", 120), ("ordinary", 1440), ("long", 1440)])
def test_each_urgency_has_its_limit_and_its_rule(urgency, minutes, flow):
    case = flow.reported(urgency=urgency)
    assert case.accept_due_at - case.received_at == timedelta(minutes=minutes)
    assert case.accept_rule.startswith(f"case.accept.{urgency}@")
    with clock.at(case.received_at + timedelta(minutes=minutes * 0.75 - 1)):
        assert case.light == "green"
    with clock.at(case.received_at + timedelta(minutes=minutes * 0.75 + 1)):
        assert case.light == "yellow"
    with clock.at(case.received_at + timedelta(minutes=minutes + 1)):
        assert case.light == "red"
        assert Case.objects.red().filter(pk=case.pk).exists()

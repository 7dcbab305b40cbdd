"""A second time: what was done before is told as such, and who did it this time is named."""

from datetime import timedelta

import pytest
from django.test import Client

from hulian.cases.models import Case
from hulian.cases.tracker import token_for
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.appoint import appoint
from hulian.cases.verbs.reopen import reopen
from hulian.cases.verbs.resolve import resolve
from hulian.core import clock
from hulian.teams.models import Helper
from tests.cases.flow import Flow
from tests.cases.tracker_world import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


@pytest.fixture
def zhou():
    return Helper.objects.get(user__username="zhou")


@pytest.fixture
def second(flow, zhou, actor):
    """Return a matter that the electrician mended, and that was opened again."""
    case = flow.resolved(zhou)
    reopen(case, by=actor("xiaoyu"), reason="还是跳闸")
    return Case.objects.get(pk=case.pk)


def beside(client, case):
    """Return who is on it, as it stands beside the case."""
    return client.get(f"/cases/{case.pk}/").content.decode().partition("谁在跟")[2].partition("</section>")[0]


def line(text, words):
    """Return the line in which these words stand."""
    return next(one for one in text.split("<p") if words in one)


def test_who_had_it_and_who_mended_it_are_not_ticked_after_it_was_opened_again(second, client_of, actor):
    text = beside(client_of("li"), second)
    assert "上一次是李书记" in text
    assert "确认过" not in line(text, "李书记")
    assert "确认过" not in line(text, "上一次是周师傅")
    assert "还没派" in text

    accept(second, by=actor("fen"))
    text = beside(client_of("li"), second)
    assert "确认过" in line(text, "芬姐")
    assert "上一次是李书记" not in text
    assert "确认过" not in line(text, "上一次是周师傅")


def test_the_first_time_who_has_it_and_who_mended_it_are_ticked(flow, zhou, client_of):
    text = beside(client_of("li"), flow.resolved(zhou))
    assert "上一次" not in text
    assert "确认过" in line(text, "李书记")
    assert "确认过" in line(text, "周师傅")


def test_the_resident_reads_who_did_it_this_time(second, flow, zhou, actor):
    accept(second, by=actor("fen"))
    resolve(second, by=actor("fen"), what="电箱里的开关换过了", no_photo="屋里太暗")
    text = text_of(Client().get(f"/t/{token_for(second)}/"))
    head = text.partition("done-word")[2].partition("</section>")[0]
    assert "电箱里的开关换过了" in head
    assert "周师傅" not in head
    assert "芬姐的回话" in head


def test_a_helper_who_came_the_second_time_is_named(second, flow, zhou, actor):
    accept(second, by=actor("li"))
    flow.finished(flow.given(second, Helper.objects.get(user__username="huang")))
    resolve(second, by=actor("li"), what="插座换过了")
    head = text_of(Client().get(f"/t/{token_for(second)}/")).partition("done-word")[2].partition("</section>")[0]
    assert "大勇办完了" in head


def test_the_slip_tells_no_time_of_coming_once_the_work_is_over(flow, zhou, actor, client_of):
    case = flow.accepted()
    task = flow.given(case, zhou)
    appoint(case, by=actor("li"), starts_at=clock.now() + timedelta(days=2), names="周师傅", told="phone")

    def slip():
        return client_of("li").get(f"/cases/{case.pk}/slip/").content.decode()

    assert "什么时候来" in slip()
    flow.finished(task)
    assert "什么时候来" not in slip()
    resolve(case, by=actor("li"), what="换好了")
    assert "什么时候来" not in slip()
    assert "换好了" in slip()


def test_opened_again_the_slip_speaks_neither_of_the_old_time_nor_of_the_old_result(flow, zhou, actor, client_of):
    case = flow.accepted()
    task = flow.given(case, zhou)
    appoint(case, by=actor("li"), starts_at=clock.now() + timedelta(days=2), names="周师傅", told="phone")
    flow.finished(task)
    resolve(case, by=actor("li"), what="换好了")
    reopen(case, by=actor("xiaoyu"), reason="还是跳闸")
    text = client_of("li").get(f"/cases/{case.pk}/slip/").content.decode()
    assert "来之前先打电话给您" in text
    assert "周师傅" not in text
    assert "李书记" not in text.partition("slip-facts")[2].partition("什么时候来")[0]

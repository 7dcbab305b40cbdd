"""今天 and 消息: what each one needs to know, at most seven things."""

from datetime import timedelta

import pytest

from hulian.cases.models import Case
from hulian.cases.verbs.appoint import appoint
from hulian.cases.verbs.confirm import confirm
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.notices.models import Notice
from hulian.teams.models import Helper
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db

TODAY_QUERIES = 18


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


def today(client):
    return client.get("/today/").content.decode()


def test_the_most_urgent_stands_first_with_the_one_vermilion_act(flow, client_of):
    flow.reported(words="路灯不亮", household=None)
    late = flow.reported(words="好多天没见人")
    Case.objects.filter(pk=late.pk).update(due_at=clock.now() - timedelta(days=2))
    text = today(client_of("li"))
    assert text.index("好多天没见人") < text.index("路灯不亮")
    assert "晚了 2 天" in text
    assert text.count("button-first") == 1
    assert f'action="/cases/{late.pk}/acceptance/"' in text


def test_there_are_seven_at_most_and_the_rest_is_a_link(flow, client_of):
    for number in range(9):
        flow.reported(words=f"第 {number} 件事", household=None)
    text = today(client_of("li"))
    assert text.count('class="card"') == 7
    assert "还有 2 件" in text


@pytest.mark.parametrize("rows", [1, 3, 7])
def test_today_asks_as_often_for_one_matter_as_for_seven(flow, client_of, rows, django_assert_num_queries):
    for number in range(rows):
        flow.reported(words=f"第 {number} 件事")
    client = client_of("li")
    with django_assert_num_queries(TODAY_QUERIES):
        assert today(client).count('class="card"') == rows


def test_a_number_is_never_in_the_page(flow, client_of):
    flow.reported()
    text = today(client_of("li"))
    assert "13800000017" not in text
    assert "/phone/" in text


def test_a_helper_sees_their_work_with_time_and_company_and_can_say_yes_or_no(flow, client_of, actor, person):
    case = flow.accepted()
    flow.given(case, Helper.objects.get(user__username="zhou"), "electric", escort=person("luo"))
    appoint(case, by=actor("li"), starts_at=clock.now() + timedelta(hours=2), names="周师傅、罗姐", told="phone")
    text = today(client_of("zhou"))
    assert "周师傅、罗姐上门" in text
    assert f'action="/cases/{case.pk}/taking/"' in text
    assert f'href="/cases/{case.pk}/refusal/"' in text
    assert "周师傅、罗姐上门" in today(client_of("luo"))
    assert 'class="card"' not in today(client_of("huang"))


def test_the_supervisor_sees_where_things_are_late(flow, client_of):
    late = flow.reported()
    Case.objects.filter(pk=late.pk).update(due_at=clock.now() - timedelta(days=2))
    text = today(client_of("deng"))
    assert "/cases/?view=red&amp;area=demo" in text
    assert "榕塘社区" in text


def test_the_next_community_sees_nothing_of_ours(flow, client_of):
    flow.resolved()
    text = today(client_of("jiang"))
    assert 'class="card"' not in text
    assert "这一周" not in text


def test_what_went_well_is_told_in_a_sentence(flow, client_of, actor):
    case = flow.resolved(words="水龙头漏水")
    confirm(case, by=actor("xiaoyu"), mark=5, way="call")
    text = today(client_of("li"))
    assert "水龙头漏水" in text.partition("这一周")[2]
    assert "位街坊说满意" in text


def test_notices_stand_in_words_and_are_read_by_post_only(flow, client_of, person):
    case = flow.reported(words="家里跳闸")
    client = client_of("li")
    text = client.get("/messages/").content.decode()
    assert "小余报来一件事" in text
    assert f'href="/cases/{case.pk}/"' in text
    unread = Notice.objects.filter(user_id=person("li").pk, read_at=None)
    assert unread.count() == 1
    client.post("/messages/", {"envelope": str(new_id())})
    assert unread.count() == 0
    assert "told-new" not in client.get("/messages/").content.decode()


def test_a_notice_of_what_one_may_no_longer_see_says_nothing(flow, client_of, person):
    case = flow.reported(words="家里跳闸")
    Case.objects.filter(pk=case.pk).update(about_id=person("li").pk)
    assert "跳闸" not in client_of("li").get("/messages/").content.decode()

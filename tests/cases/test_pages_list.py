"""The list of cases: filters in the URL, search, and the same few queries however long it is."""

from datetime import timedelta

import pytest

from hulian.cases.models import Case
from hulian.core import clock
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db

LIST_QUERIES = 7
CASE_QUERIES = 18


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


def page(client, url="/cases/"):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("rows", [1, 3, 40])
def test_the_list_asks_the_database_as_often_for_one_row_as_for_forty(
    flow, client_of, rows, django_assert_num_queries
):
    for number in range(rows):
        flow.reported(words=f"第 {number} 件：路灯不亮", household=None)
    client = client_of("li")
    with django_assert_num_queries(LIST_QUERIES):
        text = page(client)
    assert text.count("data-row") == rows


@pytest.mark.parametrize("rows", [1, 3, 40])
def test_a_case_asks_as_often_beside_one_row_as_beside_forty(flow, client_of, rows, django_assert_num_queries):
    for number in range(rows):
        case = flow.reported(words=f"第 {number} 件：路灯不亮", household=flow.home)
    client = client_of("li")
    with django_assert_num_queries(CASE_QUERIES):
        assert page(client, f"/cases/{case.pk}/").count("data-row") == rows


def test_each_filter_of_the_url_narrows_the_list(flow, client_of):
    flow.reported(words="家里跳闸", way="visit")
    flow.reported(words="水龙头漏水", way="phone")
    late = flow.reported(words="楼道堆了杂物", way="qr")
    Case.objects.filter(pk=late.pk).update(due_at=clock.now() - timedelta(hours=1))
    client = client_of("li")
    assert "漏水" in page(client, "/cases/?way=phone")
    assert "跳闸" not in page(client, "/cases/?way=phone")
    assert "跳闸" in page(client, "/cases/?category=power")
    assert "漏水" not in page(client, "/cases/?category=power")
    assert "杂物" in page(client, "/cases/?light=red")
    assert "漏水" not in page(client, "/cases/?light=red")
    assert "没有这样的" in page(client, "/cases/?state=closed&view=all")


def test_search_finds_by_pinyin_and_by_the_end_of_the_telephone(flow, client_of):
    flow.reported(words="家里跳闸")
    flow.reported(words="路灯不亮", household=None, place="东村")
    client = client_of("li")
    for query in ("chenyi", "0017", "跳闸"):
        text = page(client, f"/cases/?q={query}&view=all")
        assert "陈姨 · 跳闸" in text.replace("家里", "")
        assert "路灯" not in text


def test_an_open_list_is_given_only_its_rows_and_counts(flow, client_of):
    flow.reported()
    answer = client_of("li").get("/cases/?view=mine", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in answer
    assert 'hx-swap-oob="innerHTML"' in answer
    assert "data-row" in answer


def test_the_next_community_sees_no_row_and_no_count_of_ours(flow, client_of):
    case = flow.reported()
    client = client_of("jiang")
    text = page(client, "/cases/?view=all")
    assert "data-row" not in text
    assert "<span>0</span>" in text
    for url in (f"/cases/{case.pk}/", f"/cases/{case.pk}/acceptance/", f"/homes/{case.household_id}/record/"):
        assert client.get(url).status_code == 404
    for url in (f"/cases/{case.pk}/phone/", f"/cases/{case.pk}/seen/"):
        assert client.post(url).status_code == 404


def test_a_supervisor_begins_with_what_is_late(flow, client_of):
    flow.reported(words="刚来的一件")
    late = flow.reported(words="晚了的一件", household=None)
    Case.objects.filter(pk=late.pk).update(due_at=clock.now() - timedelta(hours=1))
    text = page(client_of("deng"))
    assert "晚了的一件" in text
    assert "刚来的一件" not in text

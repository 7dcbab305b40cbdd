"""Helpers: what they can do, may do, and when; a certificate stands with its light and its words."""

from datetime import time, timedelta

import pytest
from bs4 import BeautifulSoup

from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.teams.errors import HelperAlready, WrongHours
from hulian.teams.models import Helper
from hulian.teams.register import add_certificate, add_helper
from hulian.teams.verbs.change_helper import change_helper
from hulian.teams.verbs.free_times import add_free_times, drop_free_time

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(db):
    """Return the helper of the cast by slug: helper('zhou')."""
    return lambda slug: Helper.objects.get(user__username=slug)


@pytest.fixture
def start(db):
    """The last Event before the test."""
    return Event.objects.order_by("-sequence").first().sequence


def verbs_since(start):
    return list(Event.objects.filter(sequence__gt=start).order_by("sequence").values_list("verb", flat=True))


def rows(client, query=""):
    page = BeautifulSoup(client.get(f"/helpers/{query}").content, "html.parser")
    return {row.select_one(".row-name").text.split(" · ")[0]: row for row in page.select(".row")}


def test_a_valid_certificate_and_an_expired_one_stand_with_shape_and_word(client_of):
    found = rows(client_of("li"), "?skill=electric")
    assert set(found) == {"周师傅", "大勇"}
    good, bad = found["周师傅"].select_one(".light"), found["大勇"].select_one(".light")
    assert "light-green" in good["class"]
    assert "有效到" in good.text
    assert "light-red" in bad["class"]
    assert "已过期" in bad.text
    assert bad.select_one("svg.shape")


def test_the_list_says_when_they_are_free(client_of):
    assert "周二 14:00–20:00" in rows(client_of("li"))["周师傅"].text


def test_a_certificate_that_ends_soon_is_yellow(client_of, actor, helper):
    add_certificate(helper("huang"), skill="electric", title="低压电工作业", number="1", issuer="某局",
                    expires_on=clock.today() + timedelta(days=30), by=actor("fen"))
    assert "light-yellow" in rows(client_of("li"))["大勇"].select_one(".light")["class"]


def test_certified_work_without_any_certificate_is_said_on_list_and_page(client_of, actor, helper):
    change_helper(helper("hui"), kind="community", skills=["gas"], by=actor("fen"))
    assert "还没有证" in rows(client_of("li"))["辉哥"].text
    assert "没有燃气的证" in client_of("li").get(f"/helpers/{helper('hui').pk}/").content.decode()


def test_a_certificate_is_added_through_the_page_once(client_of, helper, start):
    form = {"skill": "electric", "title": "低压电工作业", "number": "T1", "issuer": "南禾区应急管理局",
            "expires_on": (clock.today() + timedelta(days=900)).isoformat(), "envelope": new_id()}
    for _ in range(2):
        assert client_of("fen").post(f"/helpers/{helper('huang').pk}/certificates/new/", form).status_code == 302
    assert helper("huang").certificate_for("electric").number == "T1"
    assert verbs_since(start) == ["helper.add_certificate"]


def test_a_colleague_becomes_a_helper_and_sees_their_own_page(client_of, person, actor, start):
    form = {"person": person("tan").pk, "kind": "community", "skills": ["paperwork"], "envelope": new_id()}
    first, again = client_of("fen").post("/helpers/new/", form), client_of("fen").post("/helpers/new/", form)
    helper = Helper.objects.get(user=person("tan"))
    assert first.url == again.url == f"/helpers/{helper.pk}/"
    assert verbs_since(start) == ["account.grant", "helper.add"]
    assert client_of("tan").get(first.url).status_code == 200
    with pytest.raises(HelperAlready):
        add_helper(person("tan"), helper.community, kind="community", skills=[], by=actor("fen"))


def test_people_of_another_community_are_not_offered(client_of, person):
    page = client_of("fen").get("/helpers/new/").content.decode()
    assert "余晓岚" in page
    assert "江海燕" not in page
    form = {"person": person("jiang").pk, "kind": "community", "skills": ["paperwork"], "envelope": new_id()}
    assert client_of("fen").post("/helpers/new/", form).status_code == 422


def test_a_helper_says_themselves_when_they_are_free(client_of, helper, start):
    zhou = helper("zhou")
    page, form = f"/helpers/{zhou.pk}/times/new/", {"weekdays": [0, 6], "begins": "18:00", "ends": "20:00",
                                                    "envelope": new_id()}
    for _ in range(2):
        assert client_of("zhou").post(page, form).status_code == 302
    evening = zhou.free_times.filter(begins=time(18))
    assert sorted(evening.values_list("weekday", flat=True)) == [0, 6]

    drop = f"/helpers/{zhou.pk}/times/{evening.get(weekday=6).pk}/removal/"
    form = {"envelope": new_id()}
    for _ in range(2):
        assert client_of("zhou").post(drop, form).status_code == 302
    assert list(evening.values_list("weekday", flat=True)) == [0]
    assert verbs_since(start) == ["helper.add_free_times", "helper.drop_free_time"]


def test_hours_that_end_before_they_begin_are_asked_about(client_of, actor, helper):
    with pytest.raises(WrongHours):
        add_free_times(helper("zhou"), [0], begins=time(18), ends=time(9), by=actor("fen"))
    form = {"weekdays": [0], "begins": "18:00", "ends": "09:00", "envelope": new_id()}
    answer = client_of("fen").post(f"/helpers/{helper('zhou').pk}/times/new/", form)
    assert answer.status_code == 422
    assert "结束比开始还早" in answer.content.decode()


@pytest.mark.parametrize(("slug", "status"), [
    ("li", 200), ("fen", 200), ("xiaoyu", 200), ("lu", 200), ("zhou", 200), ("huang", 403), ("tan", 403), ("deng", 403),
    ("jiang", 404),
])
def test_who_reads_a_helper(client_of, helper, slug, status):
    assert client_of(slug).get(f"/helpers/{helper('zhou').pk}/").status_code == status


def test_the_list_of_elsewhere_is_empty_and_no_list_for_those_without_one(client_of):
    assert rows(client_of("jiang")) == {}
    assert client_of("deng").get("/helpers/").status_code == 403
    assert client_of("zhou").get("/helpers/").status_code == 403


@pytest.mark.parametrize("end", ["facts/", "certificates/new/", "times/new/"])
def test_only_the_administrator_edits(client_of, helper, end):
    zhou = helper("zhou")
    for slug, status in (("fen", 200), ("li", 403), ("huang", 403)):
        assert client_of(slug).get(f"/helpers/{zhou.pk}/{end}").status_code == status, slug
    assert client_of("jiang").get(f"/helpers/{zhou.pk}/{end}").status_code in {403, 404}


@pytest.mark.parametrize("slug", ["li", "huang", "deng", "jiang"])
def test_verbs_refuse_who_may_not(actor, person, helper, community, start, slug):
    by, zhou = actor(slug), helper("zhou")
    tries = [
        lambda: add_helper(person("tan"), community(), kind="trade", skills=[], by=by),
        lambda: change_helper(zhou, kind="trade", skills=[], by=by),
        lambda: add_free_times(zhou, [1], begins=time(8), ends=time(9), by=by),
        lambda: drop_free_time(zhou.free_times.first(), by=by),
        lambda: add_certificate(zhou, skill="gas", title="x", number="1", issuer="y", expires_on=clock.today(), by=by),
    ]
    for act in tries:
        with pytest.raises(NotAllowed):
            act()
    assert verbs_since(start) == []


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_longer_list_asks_the_database_no_more_often(client_of, actor, community, count, django_assert_num_queries):
    from hulian.accounts.register import add_user
    from hulian.core.actor import HULIAN

    for number in range(count):
        user = add_user(f"h{number}", name=f"志愿者{number}", by=HULIAN, area=community())
        add_helper(user, community(), kind="community", skills=["carrying"], by=HULIAN)
    client = client_of("li")
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/helpers/")


LIST_QUERIES = 7

"""Reporting at the door, on the telephone, on the station day; and about one of us."""

from datetime import timedelta

import pytest

from hulian.cases.codes import Way
from hulian.cases.headline import headline
from hulian.cases.models import Case
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.teams.models import StationDay, StationTeam

pytestmark = pytest.mark.django_db


def send(client, **words):
    return client.post("/cases/new/", {"envelope": str(new_id()), "words": "家里一打雷就跳闸"} | words, follow=True)


def test_from_today_each_page_offers_the_next_tap_until_the_report_is_sent(client_of, home):
    """Six taps without JavaScript: report, the box, find, the home, the words, send."""
    client, chen = client_of("xiaoyu"), home("陈姨")
    assert 'href="/cases/new/"' in client.get("/today/").content.decode()
    assert "autofocus" in client.get("/cases/new/").content.decode()
    link = f"/cases/new/?household={chen.pk}"
    assert f'href="{link}"' in client.get("/cases/new/?q=chen").content.decode()
    assert 'name="words"' in client.get(link).content.decode()
    answer = send(client, household=str(chen.pk))
    assert answer.redirect_chain[0][0] == f"/cases/{Case.objects.get().pk}/"
    assert "团队收到了" in answer.content.decode()


def test_danger_stands_before_anything_else(client_of):
    text = client_of("xiaoyu").get("/cases/new/").content.decode()
    assert text.index("tel:120") < text.index('name="q"')


def test_homes_of_the_next_community_are_not_found(client_of):
    assert "陈姨" in client_of("xiaoyu").get("/cases/homes/?q=chen").content.decode()
    assert "陈姨" not in client_of("jiang").get("/cases/homes/?q=chen").content.decode()


def test_a_home_of_another_community_in_the_form_is_not_taken(client_of, home):
    answer = send(client_of("jiang"), household=str(home("陈姨").pk))
    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_what_is_not_about_a_home_has_its_place_in_words(client_of):
    text = client_of("xiaoyu").get("/cases/new/?unknown=1").content.decode()
    assert 'name="place"' in text
    send(client_of("xiaoyu"), words="路灯不亮", place="东村小桥头")
    case = Case.objects.get()
    assert (case.place, case.household_id) == ("东村小桥头", None)


def test_a_report_of_the_station_day_remembers_the_day(client_of, home):
    team = StationTeam.objects.get(community__code="demo")
    now = clock.now()
    day = StationDay.objects.create(team=team, opens_at=now, closes_at=now + timedelta(hours=3), place="居委会")
    text = client_of("li").get(f"/cases/new/?day={day.pk}&household={home('陈姨').pk}").content.decode()
    assert f'value="{day.pk}"' in text
    send(client_of("li"), household=str(home("陈姨").pk), station_day=str(day.pk), way="reception")
    case = Case.objects.get()
    assert (case.station_day_id, case.way) == (day.pk, Way.RECEPTION)


def test_a_report_about_a_colleague_goes_past_them_and_says_where(client_of, home, person, actor):
    answer = send(client_of("xiaoyu"), household=str(home("陈姨").pk), about=str(person("li").pk), kind="complaint")
    assert "交给上一级" in answer.content.decode()
    case = Case.objects.get()
    assert case.about_id == person("li").pk
    assert not Case.objects.visible_to(actor("li")).exists()
    assert not Case.objects.visible_to(actor("fen")).exists()
    assert Case.objects.visible_to(actor("deng")).exists()


def test_a_report_about_somebody_unnamed_goes_to_the_town(client_of, home, actor):
    send(client_of("xiaoyu"), household=str(home("陈姨").pk), about="staff", kind="complaint")
    assert not Case.objects.visible_to(actor("li")).exists()
    assert Case.objects.visible_to(actor("deng")).exists()


def test_nobody_is_offered_to_report_themselves(client_of, person, home):
    text = client_of("li").get(f"/cases/new/?household={home('陈姨').pk}").content.decode()
    assert f'value="{person("fen").pk}"' in text
    assert f'value="{person("li").pk}"' not in text


def test_without_words_the_form_comes_back_with_what_was_chosen(client_of, home):
    answer = send(client_of("xiaoyu"), words="", household=str(home("陈姨").pk), kind="complaint")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="complaint"' in text
    assert "陈姨" in text
    assert not Case.objects.exists()


@pytest.mark.parametrize(("words", "who", "title"), [
    ("家里电线用了几十年，刮风打雷就跳闸", "陈姨", "电线用了几十年"),
    ("您好，我想反映一下楼道堆了杂物", "", "楼道堆了杂物"),
    ("关婆婆好多天没见人，邻居都没见她出门", "关婆婆", "好多天没见人"),
    ("喂！水管，爆了", "", "水管，爆了"),
    ("路灯", "", "路灯"),
])
def test_a_matter_is_named_as_neighbours_would(words, who, title):
    assert headline(words, who) == title

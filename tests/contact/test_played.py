"""What went wrong where people played a week: nothing said at a door is lost, nothing is promised twice."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hulian.cases.codes import Kind
from hulian.cases.models import Case, Word
from hulian.cases.verbs.appoint import appoint
from hulian.cases.verbs.resolve import resolve
from hulian.contact.codes import LifeEvent
from hulian.contact.models import ContactLink, Due, MemberFacts, Refusal, Visit
from hulian.contact.own.link import token_for
from hulian.contact.own.page import promised
from hulian.contact.printed import badges_of
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.home_moved_in import home_moved_in
from hulian.contact.verbs.home_moved_out import home_moved_out
from hulian.contact.verbs.life_event import life_event
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.publish import publish
from hulian.contact.verbs.set_rhythm import set_rhythm
from hulian.contact.verbs.stand_in import stand_in
from hulian.contact.verbs.visit import Told, visit
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.notices.models import Notice
from hulian.people.verbs.renew_code import code_of
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(luo_homes):
    return luo_homes("陈姨")


@pytest.fixture
def indoors(chen, client):
    """A browser in which the code of Chen's card was typed, and where her page is."""
    url = reverse("contact:own-page", args=[token_for(chen)])
    assert client.post(url, {"code": code_of(chen)}).status_code == 302
    return client, url


def test_nobody_home_and_how_they_find_it_are_not_both_true(chen, client_of, actor):
    case = Flow(actor, chen).resolved()
    said = {f"mark-{case.pk}": "2", f"text-{case.pk}": "还是闪"}
    sent = {"how": "door", "result": "nobody", "envelope": new_id()} | said
    answer = client_of("luo").post(f"/my-homes/{chen.pk}/visits/new/", sent)
    assert answer.status_code == 422
    assert "没人在家，又问到了好不好" in answer.content.decode()
    assert "还是闪" in answer.content.decode()
    assert not Visit.objects.exists()


def test_an_opinion_reaches_the_team(chen, client_of, person):
    sent = {"how": "door", "result": "opinion", "line": "广场舞太吵，希望九点半停", "envelope": new_id()}
    answer = client_of("luo").post(f"/my-homes/{chen.pk}/visits/new/", sent, follow=True)
    assert "驻点团队也知道了" in answer.content.decode()
    case = Case.objects.get(household=chen)
    assert (case.kind, case.words) == (Kind.SUGGESTION, "广场舞太吵，希望九点半停")
    assert Notice.objects.filter(case_id=case.pk, user_id=person("li").pk, kind="report").exists()
    assert Visit.objects.get().case_id == case.pk


def test_who_has_come_already_is_not_promised_any_more(chen, actor):
    case = Flow(actor, chen).accepted()
    appoint(case, by=actor("li"), starts_at=clock.now() + timedelta(hours=2), names="周师傅", told="phone")
    assert [case.title in line["text"] for line in promised(chen)].count(True) == 1
    resolve(case, by=actor("li"), what="他早来了，都好了")
    assert [line["text"] for line in promised(chen) if case.title in line["text"]] == []


def test_what_happened_does_not_make_a_late_round_less_late(chen, client_of, actor):
    visit(chen, Told(at=clock.now() - timedelta(days=50)), by=actor("luo"))
    life_event(chen, LifeEvent.HOSPITAL, by=actor("luo"))
    [card] = [one for one in client_of("luo").get("/my-homes/").context["cards"] if one["title"] == "陈姨"]
    assert card["light"] == "red"
    assert card["line"].endswith("，我们 50 天没见到陈姨")
    assert "出院" in card["line"]


def test_the_same_told_twice_is_due_once(chen, actor):
    first = life_event(chen, LifeEvent.HOSPITAL, by=actor("luo"))
    assert life_event(chen, LifeEvent.HOSPITAL, by=actor("xiaoyu")) == first
    life_event(chen, LifeEvent.BEREAVEMENT, by=actor("luo"))
    life_event(chen, LifeEvent.BEREAVEMENT, by=actor("luo"))
    assert Due.objects.open().filter(household=chen, what="life_event").count() == 3
    visit(chen, Told(), by=actor("luo"))
    assert life_event(chen, LifeEvent.HOSPITAL, by=actor("luo")) != first


def test_the_paper_keeps_each_repair_with_what_was_said_of_it(chen, client_of, actor):
    case = Flow(actor, chen).resolved()
    row = case.resolutions.get()
    again = type(row).objects.create(case=case, by_name="李书记", at=row.at + timedelta(hours=2), what="睡房灯换好了")
    Word.objects.create(case=case, by_name="陈姨", at=row.at + timedelta(hours=1), mark=1, way="call")
    text = client_of("xiaoyu").get(f"/homes/{chen.pk}/casework/print/").content.decode()
    assert text.index(row.what) < text.index(again.what)
    assert "非常不满意" in text


def test_asking_for_somebody_else_is_asked_twice(chen, indoors, person):
    browser, url = indoors
    sent = {"another": "True", "who": str(person("luo").pk), "why": "想找个女同志"}
    asked = browser.post(url, sent)
    assert asked.status_code == 200
    text = asked.content.decode()
    assert "找到新的联系人以后，罗姐就不再联系您家，也换不回来了。" in text
    assert "想找个女同志" in text
    assert f'href="{url}"' in text
    assert not Refusal.objects.exists()
    assert browser.post(url, sent | {"sure": "yes"}).url == url
    assert Refusal.objects.get().why == "想找个女同志"


def test_what_is_sent_again_by_the_way_back_is_one_matter(chen, indoors):
    browser, url = indoors
    for _ in range(2):
        answer = browser.post(f"{url}tell/", {"words": "冲凉房个水喉漏水", "id": new_id(), "envelope": new_id()})
        assert answer.status_code == 302
    case = Case.objects.get(household=chen)
    assert answer.url.startswith("/t/")
    browser.post(f"{url}tell/", {"words": "厨房也漏", "id": new_id(), "envelope": new_id()})
    assert Case.objects.filter(household=chen).exclude(pk=case.pk).count() == 1


def test_an_absence_that_did_not_begin_is_no_coming_back(luo_homes, community, person, actor, client_of, chu):
    day = clock.today() + timedelta(days=3)
    row = stand_in(community(), person("luo"), chu, first=day, last=day, why="ill", by=actor("luo"))
    page = client_of("luo").get(f"/stand-ins/{row.pk}/ending/").content.decode()
    assert "罗姐不出门了？" in page
    assert "提前回来" not in page


def test_who_is_not_asked_for_homes_is_not_asked_to_stand_in(luo_homes, community, client_of, chu):
    MemberFacts.objects.update_or_create(user=chu, community=community(), defaults={"not_asked": "infirm"})
    offered = dict(client_of("luo").get("/stand-ins/new/").context["form"].fields["instead"].choices)
    assert str(chu.pk) not in offered
    away = dict(client_of("lu").get("/stand-ins/new/").context["form"].fields["member"].choices)
    assert str(chu.pk) in away


def test_a_secretary_without_homes_finds_the_way_back_and_no_badge(client_of):
    page = client_of("lu").get("/stand-ins/").content.decode()
    assert 'class="back" href="/links/"' in page
    assert "党员牌" not in client_of("lu").get("/my-homes/").content.decode()


def test_the_badge_of_who_left_says_whom_to_ring(person, community):
    link = badges_of([person("luo")], community(), "")[0].link
    person("luo").grants.update(ends_at="2020-01-01T00:00Z")
    seen = Client().get(link).content.decode()
    assert "罗" not in seen
    assert f'href="tel:{community().station_team.phone}"' in seen


def test_homes_that_lost_their_member_stand_on_the_day_of_who_finds_another(
        luo_homes, person, community, actor, client_of):
    chen = luo_homes("陈姨")
    draft = propose(community(), by=actor("lu"))
    publish(adopt(draft, decided_on=clock.today(), by=actor("lu"), even_without=True), by=actor("lu"))
    before = client_of("lu").get("/today/").content.decode()
    person("luo").grants.update(ends_at="2020-01-01T00:00Z")
    assert not ContactLink.objects.in_force().served().filter(household=chen).exists()
    for slug in ("lu", "fen"):
        page = client_of(slug).get("/today/").content.decode().replace("\xa0", " ")
        assert "没人联系了" in page, slug
        assert 'href="/links/?area=demo"' in page, slug
    assert "没人联系了" not in before
    assert "没人联系了" not in client_of("li").get("/today/").content.decode()


def test_nobody_is_late_at_once_by_a_closer_rhythm(chen, actor):
    set_rhythm(chen, tier="ordinary", tell_by="door", by=actor("fen"))
    visit(chen, Told(at=clock.now() - timedelta(days=21)), by=actor("luo"))
    set_rhythm(chen, tier="high", tell_by="door", by=actor("fen"))
    due = Due.objects.open().get(household=chen, what="visit")
    assert timedelta(hours=23) < due.due_at - clock.now() < timedelta(hours=25)
    Due.objects.filter(pk=due.pk).update(due_at=clock.now() - timedelta(days=2))
    set_rhythm(chen, tier="high", tell_by="phone", by=actor("fen"))
    assert Due.objects.open().get(household=chen, what="visit").due_at < clock.now() - timedelta(days=13)


def test_of_a_home_that_left_it_is_said_who_lives_there_now(chen, actor, client_of):
    home_moved_out(chen, day=clock.today(), by=actor("fen"))
    home_moved_in(chen, people=[{"name": "欧阳雪"}], called="欧阳家", day=clock.today(), by=actor("fen"))
    page = client_of("fen").get(f"/homes/{chen.pk}/").content.decode()
    assert "现在住这里" in page
    assert "也住这里" not in page

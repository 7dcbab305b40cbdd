"""After a death nobody asks who died: the family is asked; where nobody is left, what is done ends as not heard."""

import pytest
from django.test import Client

from hulian.audit.models import Event
from hulian.cases.codes import State
from hulian.cases.models import Case, Closure
from hulian.cases.next_step import next_step
from hulian.cases.tracker import token_for
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.follow_up import follow_up
from hulian.cases.verbs.reopen import reopen
from hulian.cases.verbs.resolve import resolve
from hulian.contact.asks import asks_at
from hulian.contact.verbs.home_moved_out import home_moved_out
from hulian.contact.verbs.link import link
from hulian.contact.verbs.resident_died import resident_died
from hulian.contact.verbs.resident_moved import resident_moved
from hulian.core import clock, search
from hulian.core.sealed import open_field
from hulian.notices.models import Notice
from hulian.people.models import Resident
from hulian.people.verbs.change_resident import change_resident
from hulian.people.verbs.renew_code import code_of
from tests.cases.flow import Flow
from tests.cases.tracker_world import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def couple(home, person, actor):
    """何伯 and 何婶, whom 罗姐 looks after; he told us of everything."""
    one = link(home("何伯、何婶"), person("luo"), by=actor("lu")).household
    change_resident(one.residents.get(called="何伯"), needs=[], phone="13800000055", by=actor("xiaoyu"))
    return one


@pytest.fixture
def chen(home, person, actor):
    return link(home("陈姨"), person("luo"), by=actor("lu")).household


@pytest.fixture
def dies(actor):
    """Return what writes down that somebody passed away today."""
    return lambda home, called: resident_died(
        Resident.objects.get(household=home, called=called, gone_at=None), day=clock.today(), by=actor("xiaoyu"))


def page(client_of, case, slug="xiaoyu", step=""):
    return text_of(client_of(slug).get(f"/cases/{case.pk}/{step}"))


def whole(case):
    """Return the resident's page in a browser that has shown the code of the home's card."""
    browser, url = Client(), f"/t/{token_for(case)}/"
    assert browser.post(url, {"code": code_of(case.household)}).status_code == 302
    return text_of(browser.get(url))


def test_the_family_is_asked_and_who_died_is_asked_nowhere(couple, dies, actor, client_of):
    case = Flow(actor, couple).resolved(phone="13800000055")
    asked = page(client_of, case)
    assert "下一步：问问街坊好不好" in asked
    dies(couple, "何伯")

    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.who, open_field(case, "caller_phone")) == (State.RESOLVED, "何婶", "")
    text = page(client_of, case)
    assert "下一步：轻声问问家里人" in text
    assert "何伯" not in text
    form = page(client_of, case, step="follow-ups/")
    assert "这户有人过世了" in form
    assert "何伯" not in form
    for url in ("/today/", "/messages/", "/cases/?view=mine", f"/cases/{case.pk}/slip/"):
        assert "何伯" not in text_of(client_of("xiaoyu").get(url)), url
    assert "何伯" not in whole(case)
    assert [one.pk for one in asks_at(couple, actor("luo"))] == [case.pk], "one knock asks the family"
    assert "何伯" not in text_of(client_of("luo").get(f"/my-homes/{couple.pk}/visits/new/"))
    assert case.pk in search.find("何婶", "case", ["/nanhe/"])

    follow_up(case, by=actor("xiaoyu"), how="visit", reached=True, mark=5, text="何婶说亮堂了")
    assert Case.objects.get(pk=case.pk).state == State.CLOSED


def test_a_matter_that_ended_is_theirs_too_when_it_is_opened_again(couple, dies, actor, client_of):
    case = Flow(actor, couple).resolved()
    confirm(case, by=actor("xiaoyu"), mark=4, way="call")
    Notice.objects.all().delete()
    dies(couple, "何伯")
    assert not Notice.objects.filter(case_id=case.pk).exists(), "of what has ended nobody is told"

    assert "何伯" not in whole(Case.objects.get(pk=case.pk))
    reopen(Case.objects.get(pk=case.pk), by=actor("xiaoyu"), reason="又跳闸了")
    assert "何伯" not in page(client_of, case)


def test_the_page_says_beforehand_what_follows_for_a_family_and_for_an_empty_home(couple, chen, actor, client_of):
    for home in (couple, chen):
        Flow(actor, home).accepted()
    family, alone = (client_of("xiaoyu").get(f"/homes/{home.pk}/life/death/").content.decode()
                     for home in (couple, chen))
    for words, with_family in (("轻声问候", True), ("一天内去看看", True), ("留在原来这个门牌", False),
                               ("不用再来这一户", False)):
        assert (words in family, words in alone) == (with_family, not with_family), words


def test_where_nobody_is_left_what_is_done_ends_as_not_heard_with_its_reason(chen, dies, actor, client_of, person):
    case = Flow(actor, chen).resolved()
    link_of = f"/t/{token_for(case)}/"
    dies(chen, "陈姨")

    case = Case.objects.get(pk=case.pk)
    closure = Closure.objects.get(case=case)
    assert (case.state, case.mark, closure.confirmed, closure.why) == (State.CLOSED, None, False, "died")
    event = Event.objects.get(verb="case.close", case_id=case.pk)
    assert (event.codes["confirmed"], event.actor_id) == (False, None)
    text = page(client_of, case)
    assert "这户最后一位住户过世了，不用再问，结了" in text
    assert "陈姨</b>" not in text
    assert Notice.objects.filter(kind="close_died", case_id=case.pk, user_id=person("li").pk).exists()
    told = text_of(client_of("li").get("/messages/"))
    assert "最后一位住户过世了，所以结了，不用再问" in told
    assert "街坊结了" not in told, "nobody says that she did it"
    tracker = text_of(Client().get(link_of))
    assert [words for words in ("没联系上您", "请您看看", "怎么样？") if words in tracker] == []


def test_what_is_done_later_ends_the_same_way(chen, dies, actor, client_of, person):
    case = Flow(actor, chen).accepted()
    Notice.objects.all().delete()
    dies(chen, "陈姨")
    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.homechanges.get().what) == (State.ACCEPTED, "last_died")
    assert set(Notice.objects.filter(case_id=case.pk).values_list("kind", flat=True)) == {"home_last_died"}
    told = text_of(client_of("li").get("/messages/"))
    assert "最后一位住户过世了" in told
    assert "问问家人" not in told
    form = page(client_of, case, "li", "resolution/")
    assert "不用再去问" in form
    assert "街坊会看到" not in form

    resolve(case, by=actor("li"), what="线拆了")
    case = Case.objects.get(pk=case.pk)
    assert (case.state, Closure.objects.get(case=case).why) == (State.CLOSED, "died")
    assert not Notice.objects.filter(kind="resolve", case_id=case.pk).exists(), "nobody hears that she can be asked"
    assert "去问街坊" not in page(client_of, case)
    assert next_step(case, actor("xiaoyu")).first is None


def test_who_died_after_moving_in_with_a_daughter_is_asked_of_no_matter_of_the_old_flat(
    chen, dies, actor, home, client_of,
):
    family = home("梁俊杰、吴敏仪")
    change_resident(chen.residents.get(), needs=[], phone="13800000017", by=actor("xiaoyu"))
    done, open_one = Flow(actor, chen).resolved(phone="13800000017"), Flow(actor, chen).accepted(phone="13800000017")
    resident_moved(chen.residents.all(), family, day=clock.today(), by=actor("xiaoyu"))
    dies(family, "陈姨")

    assert Case.objects.get(pk=done.pk).state == State.CLOSED
    assert Case.objects.get(pk=open_one.pk).state == State.ACCEPTED
    for case in (done, open_one):
        assert open_field(Case.objects.get(pk=case.pk), "caller_phone") == ""
    resolve(Case.objects.get(pk=open_one.pk), by=actor("li"), what="线拆了")
    assert Case.objects.get(pk=open_one.pk).state == State.CLOSED


def test_one_of_two_who_moved_in_with_others_is_left_to_be_asked(couple, dies, actor, home):
    family, case = home("梁俊杰、吴敏仪"), Flow(actor, couple).resolved()
    resident_moved(couple.residents.all(), family, day=clock.today(), by=actor("xiaoyu"))
    dies(family, "何伯")
    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.who) == (State.RESOLVED, "何婶")


def test_a_home_that_moved_away_is_asked_still(couple, actor, home):
    case = Flow(actor, couple).resolved()
    home_moved_out(couple, day=clock.today(), by=actor("xiaoyu"))
    assert Case.objects.get(pk=case.pk).state == State.RESOLVED
    other = Flow(actor, home("关婆婆")).resolved()
    assert next_step(other, actor("xiaoyu")).title == "下一步：问问街坊好不好"

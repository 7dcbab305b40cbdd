"""Who left a home holds a link, a code and a browser that remembers it: what those open afterwards."""

import pytest
from django.test import Client
from django.urls import reverse

from hulian.cases.tracker import token_for as tracker_token
from hulian.cases.verbs.report import Report, report
from hulian.contact.models import Refusal
from hulian.contact.own.link import token_for
from hulian.contact.verbs.home_moved_in import home_moved_in
from hulian.contact.verbs.home_moved_out import home_moved_out
from hulian.contact.verbs.homes_merged import homes_merged
from hulian.contact.verbs.link import link
from hulian.contact.verbs.resident_died import resident_died
from hulian.contact.verbs.resident_left import resident_left
from hulian.contact.verbs.resident_moved import resident_moved
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.people.models import Household
from hulian.people.verbs.renew_code import code_of
from hulian.people.verbs.split_household import split_household
from tests.cases.tracker_world import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(home, person, actor):
    """陈姨, whom 罗姐 looks after."""
    return link(home("陈姨"), person("luo"), by=actor("lu")).household


@pytest.fixture
def couple(home, person, actor):
    return link(home("何伯、何婶"), person("luo"), by=actor("lu")).household


def own(home):
    return reverse("contact:own-page", args=[token_for(home)])


def opened(home):
    """Return a browser in which the code of the home's card was typed, and the code."""
    browser, code = Client(), code_of(home)
    assert browser.post(own(home), {"code": code}).status_code == 302
    assert "罗姐" in text_of(browser.get(own(home)))
    return browser, code


def shut(browser, url, code):
    """Return whether the page tells nothing of a home and takes nothing, by cookie or by code."""
    answers = [browser.get(url), browser.post(url, {"code": code}), browser.post(url, {"another": "True"})]
    told = "".join(text_of(one) for one in answers)
    assert [word for word in ("罗姐", "陈姨", "何婶", "强哥", "榕塘花园 3 栋") if word in told] == []
    return {one.status_code for one in answers} == {410}


ENDS = {
    "moved out": lambda chen, _into, by: home_moved_out(chen, day=clock.today(), by=by),
    "the last one left": lambda chen, _into, by: resident_left(chen.residents.get(), day=clock.today(), by=by),
    "went to live with others": lambda chen, into, by: resident_moved(
        chen.residents.all(), into, day=clock.today(), by=by),
    "the last one died": lambda chen, _into, by: resident_died(chen.residents.get(), day=clock.today(), by=by),
    "one with another": lambda chen, into, by: homes_merged(chen, into, day=clock.today(), by=by),
}


@pytest.mark.parametrize("ended", ENDS)
def test_the_page_of_a_home_that_ended_opens_nothing_and_says_whom_to_ring(chen, couple, actor, ended):
    browser, code = opened(chen)
    ENDS[ended](chen, couple, actor("xiaoyu"))

    assert shut(browser, own(chen), code)
    text = text_of(browser.get(own(chen)))
    assert "0757-00000012" in text
    assert not Refusal.objects.exists()
    assert browser.post(own(couple), {"code": code}).status_code == 422, "nor the page of who lives on"
    assert "罗姐" not in text_of(browser.get(own(couple)))


def test_who_moved_out_reaches_nothing_of_who_came_after_them(chen, actor, community):
    by = actor("xiaoyu")
    case = report(community(), Report("家里跳闸，电线老了", household=chen), by=by)
    tracker = reverse("cases:tracker", args=[tracker_token(case)])
    browser, code = opened(chen)
    assert browser.post(tracker, {"code": code}).status_code == 302
    assert "榕塘花园 3 栋 102" in text_of(browser.get(tracker))
    home_moved_out(chen, day=clock.today(), by=by)
    fresh = home_moved_in(Household.objects.get(pk=chen.pk), people=[{"name": "许阿强", "called": "强哥"}],
                          day=clock.today(), by=by)
    assert fresh.dwelling_id == chen.dwelling_id

    assert shut(browser, own(chen), code)
    assert browser.post(own(fresh), {"code": code}).status_code == 422
    assert browser.post(own(fresh), {"another": "True"}).status_code == 403
    assert [word for word in ("罗姐", "强哥") if word in text_of(browser.get(own(fresh)))] == []
    assert browser.post(tracker, {"code": code}).status_code == 422, "their matter is theirs; the dwelling isn't"
    assert "榕塘花园 3 栋 102" not in text_of(browser.get(tracker))


def test_who_stays_keeps_the_card_and_a_new_one_is_a_tap_away(couple, client_of, home):
    browser, _code = opened(couple)
    client, uncle = client_of("xiaoyu"), couple.residents.get(called="何伯")
    form = {"envelope": new_id(), "day": clock.today(), "who": uncle.pk, "sure": "yes"}
    answer = client.post(f"/homes/{couple.pk}/life/departure/", form, follow=True).content.decode()

    assert "罗姐" in text_of(browser.get(own(couple))), "nobody who stays has to get another card"
    renewal = f"/homes/{couple.pk}/code/renewal/"
    assert f'href="{renewal}">换一张新卡</a>' in answer
    client.post(renewal, {"envelope": new_id()})
    assert "罗姐" not in text_of(browser.get(own(couple)))


def test_after_a_split_and_a_move_the_new_card_is_for_the_home_they_left(home, client_of, actor):
    client, family, today = client_of("xiaoyu"), home("梁俊杰、吴敏仪"), clock.today()
    people = {one.name: one for one in family.residents.all()}
    renewal, building = f'href="/homes/{family.pk}/code/renewal/">换一张新卡</a>', family.dwelling.building
    split = {"who": [people["吴敏仪"].pk], "address": building.address, "unit": "902"}
    move = {"who": [people["梁子轩"].pk], "into": home("陈姨").pk}
    for url, form in (("split/", split), (f"move/?to={home('陈姨').pk}", move)):
        whole = {"envelope": new_id(), "day": today, "sure": "yes", **form}
        answer = client.post(f"/homes/{family.pk}/life/{url}", whole, follow=True)
        assert answer.redirect_chain[-1][0] != f"/homes/{family.pk}/"
        assert renewal in answer.content.decode(), url


def test_where_nobody_is_left_or_somebody_died_there_is_no_talk_of_a_new_card(home, client_of):
    client, couple = client_of("xiaoyu"), home("何伯、何婶")
    for url, form in (("death/", {"who": couple.residents.get(called="何伯").pk}),
                      ("move/?to=", {"who": [couple.residents.get(called="何婶").pk], "into": home("陈姨").pk})):
        to = home("陈姨").pk if url.endswith("=") else ""
        answer = client.post(f"/homes/{couple.pk}/life/{url}{to}",
                             {"envelope": new_id(), "day": clock.today(), "sure": "yes", **form}, follow=True)
        assert answer.status_code == 200, url
        assert "换一张新卡" not in answer.content.decode(), url


def test_who_became_a_home_of_their_own_has_a_code_of_their_own(home, actor):
    family = home("梁俊杰、吴敏仪")
    mother, before = family.residents.get(name="吴敏仪"), code_of(family)
    fresh = split_household(family, [mother], building=family.dwelling.building, unit="902", day=clock.today(),
                            by=actor("xiaoyu"))
    assert len({code_of(fresh), code_of(family), before}) == 2
    assert code_of(family) == before

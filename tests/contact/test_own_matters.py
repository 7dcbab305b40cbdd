"""The household's own page tells of what the home told us or knows of; never what a visitor saw and wrote."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hulian.cases.codes import Way
from hulian.cases.tracker import token_for as tracker_token
from hulian.cases.verbs.appoint import appoint
from hulian.cases.verbs.decline import decline
from hulian.cases.verbs.follow_up import follow_up
from hulian.cases.verbs.reopen import reopen
from hulian.cases.verbs.report import Report, report
from hulian.contact.own.link import token_for
from hulian.contact.own.page import inside
from hulian.contact.verbs.visit import Told, visit
from hulian.core import clock, links
from hulian.core.actor import resident
from hulian.core.models import PublicLink
from hulian.people.verbs.renew_code import code_of
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db

SEEN = "孩子手臂上有几道伤痕，问起来不肯说"


@pytest.fixture
def family(home):
    return home("陈姨")


def shown(home):
    """Return the titles on the home's page."""
    return [line["title"] for line in inside(home)["matters"]]


def test_what_a_visitor_saw_is_on_no_page_of_the_home(family, actor):
    row = visit(family, Told(finding="problem", line=SEEN), by=actor("xiaoyu"))
    browser, url = Client(), reverse("contact:own-page", args=[token_for(family)])
    browser.post(url, {"code": code_of(family)})

    assert "伤痕" not in browser.get(url).content.decode()
    assert not PublicLink.objects.filter(purpose="tracker", subject_id=row.case_id).exists()


def test_what_they_told_on_their_own_page_is_there(family, community):
    case = report(community(), Report("水管漏水", household=family, way=Way.QR), by=resident(family.called))
    assert shown(family) == [case.title]


@pytest.mark.parametrize("way", ["visit", "api", "bulk", "phone", "reception", "fair"])
def test_what_others_told_of_them_is_not(way, family, actor):
    Flow(actor, family).reported(way=way)
    assert shown(family) == []


def test_chens_wiring_is_there_once_a_time_is_agreed(family, actor):
    case = Flow(actor, family).accepted()
    assert shown(family) == []
    appoint(case, by=actor("li"), starts_at=clock.now() + timedelta(hours=2), names="周师傅和罗姐", told="call")

    assert shown(family) == [case.title]
    assert "周师傅和罗姐" in inside(family)["promised"][0]["text"]


def test_it_is_there_once_the_slip_is_handed_over(family, actor, client_of):
    case = Flow(actor, family).accepted()
    client_of("xiaoyu").get(f"/cases/{case.pk}/slip/")
    assert shown(family) == [case.title]


def test_it_is_there_once_they_were_asked_how_it_was_but_not_where_nobody_was_reached(family, actor):
    case = Flow(actor, family).resolved()
    follow_up(case, by=actor("xiaoyu"), how="phone", reached=False)
    assert shown(family) == []
    follow_up(case, by=actor("xiaoyu"), how="phone", reached=True, mark=1, text="还是跳闸")
    assert shown(family) == [case.title]


def test_what_ended_without_them_and_is_opened_again_is_still_not_theirs(family, actor):
    case = Flow(actor, family).reported()
    decline(case, by=actor("li"), reason="交给派出所了")
    reopen(case, by=actor("li"), reason="还要再看")
    assert shown(family) == []


def test_a_matter_whose_link_was_given_to_nobody_has_no_page(family, actor):
    case = Flow(actor, family).reported()
    guess = links.token_of(PublicLink(purpose="tracker", subject_id=case.pk, version=1))
    assert Client().get(reverse("cases:tracker", args=[guess])).status_code == 404
    assert Client().get(reverse("cases:tracker", args=[tracker_token(case)])).status_code == 200

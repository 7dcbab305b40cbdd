"""The rail: which rooms stand there for whom, and which is lit; and what 我 offers beyond them."""

import re

import pytest

from hulian.contact.verbs.link import link
from hulian.contact.verbs.propose import propose
from hulian.core.actor import HULIAN

pytestmark = pytest.mark.django_db


def lit(client, url):
    page = client.get(url).content.decode()
    rail = page.partition('class="rail"')[2].partition("</nav>")[0]
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r'aria-current="page"[^>]*>(.*?)</a>', rail, re.DOTALL)]


@pytest.fixture
def chen(home, person):
    return link(home("陈姨"), person("luo"), by=HULIAN).household


def test_the_town_finds_how_homes_are_linked_in_the_rail(client_of):
    assert lit(client_of("deng"), "/links/") == ["户联系"]


@pytest.mark.parametrize("page", [
    "/links/", "/links/lists/{draft}/", "/links/lists/{draft}/map/", "/links/lists/{draft}/homes/{home}/",
    "/links/lists/{draft}/ending/", "/links/homes/{home}/", "/links/homes/{home}/ties/new/",
    "/links/members/{luo}/", "/links/members/{luo}/facts/", "/printing/", "/stand-ins/", "/stand-ins/new/"])
def test_the_room_is_lit_on_its_pages(page, chen, community, person, client_of):
    draft = propose(community(), by=HULIAN)
    assert lit(client_of("fen"), page.format(draft=draft.pk, home=chen.pk, luo=person("luo").pk)) == ["户联系"]


def test_for_a_member_stand_ins_are_of_their_homes(chen, client_of):
    assert lit(client_of("luo"), "/stand-ins/") == ["我的户"]


def test_a_member_finds_their_badge_and_nobody_else_does(chen, client_of):
    luo = client_of("luo")
    for page in ("/me/", "/my-homes/"):
        assert 'href="/me/badge.pdf"' in luo.get(page).content.decode(), page
    assert luo.get("/me/badge.pdf")["Content-Type"] == "application/pdf"
    assert "/me/badge.pdf" not in client_of("fen").get("/me/").content.decode()

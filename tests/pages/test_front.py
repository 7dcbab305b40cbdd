"""The first page, walking in as one of the cast, and the tour."""

import re

import pytest
from django.test import Client

from hulian.cases.models import Case
from hulian.cases.verbs.report import Report, report
from hulian.core import clock
from hulian.demo.models import DemoWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    """Say that this world is invented."""
    return DemoWorld.objects.create(seed=1, date=clock.today(), made_at=clock.now())


def test_a_real_house_offers_only_to_sign_in(db):
    text = Client().get("/").content.decode()

    assert "/sign-in/" in text
    assert "/demo/enter/" not in text
    assert "/demo/tour/" not in text


def test_in_a_real_house_nobody_walks_in(db):
    assert Client().post("/demo/enter/li/").status_code == 404
    assert Client().get("/demo/tour/").status_code == 404
    assert Client().get("/today/").status_code == 302


def test_in_the_demo_one_walks_in_as_any_of_the_cast(demo):
    text = Client().get("/").content.decode()
    slugs = re.findall(r"/demo/enter/([a-z-]+)/", text)

    assert {"li", "xiaoyu", "fen", "zhou", "huang", "luo", "deng", "jiang"} <= set(slugs)
    for slug in slugs:
        browser = Client()
        assert browser.post(f"/demo/enter/{slug}/")["Location"] == "/today/"
        assert browser.get("/today/").status_code == 200


def test_nobody_else_can_be_walked_in_as_and_looking_signs_nobody_in(demo):
    assert Client().post("/demo/enter/stranger/").status_code == 404
    assert Client().get("/demo/enter/li/").status_code == 405


def test_walking_in_needs_the_page_it_came_from(demo):
    assert Client(enforce_csrf_checks=True).post("/demo/enter/li/").status_code == 403


@pytest.mark.parametrize("bad", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_walking_in_leads_to_no_other_house(demo, bad):
    assert Client().post("/demo/enter/li/", {"next": bad})["Location"] == "/today/"


def test_whoever_is_in_comes_back_to_the_cast(demo, client_of):
    assert client_of("li").get("/").status_code == 302
    assert "/demo/enter/fen/" in client_of("li").get("/?cast=1").content.decode()


def test_in_a_real_house_whoever_is_in_goes_on_to_today(client_of):
    assert client_of("li").get("/?cast=1")["Location"] == "/today/"


def test_each_step_of_the_tour_leads_to_a_page_that_this_person_may_see(demo, actor, home, community):
    assert "先走第一步" in Client().get("/demo/tour/").content.decode()
    report(community(), Report("电线老了，打雷就跳闸", household=home("陈姨")), by=actor("xiaoyu"))
    text = Client().get("/demo/tour/").content.decode()
    steps = re.findall(r'/demo/enter/([a-z-]+)/"><input[^>]+csrf[^>]+><input type="hidden" name="next" value="([^"]+)"',
                       text)

    assert len(steps) == 7
    for slug, where in steps:
        browser = Client()
        assert browser.post(f"/demo/enter/{slug}/", {"next": where})["Location"] == where
        if slug != "zhou":  # his page opens once he has been asked
            assert browser.get(where).status_code == 200, (slug, where)
    for where in re.findall(r'href="(/(?:t|board)/[^"]+)"', text):
        assert Client().get(where).status_code == 200


def test_the_tour_knows_how_far_it_has_come(demo, actor, home, community):
    assert Client().get("/demo/tour/").content.decode().count('class="done"') == 0
    report(community(), Report("电线老了，打雷就跳闸", household=home("陈姨")), by=actor("xiaoyu"))

    assert Case.objects.count() == 1
    assert Client().get("/demo/tour/").content.decode().count('class="done"') == 1

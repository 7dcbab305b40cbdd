"""The household's own page and what is printed for it: nothing without the code, everything owed behind it."""

import io
import time

import pypdfium2
import pytest
import zxingcpp
from django.core import signing
from django.test import Client
from django.urls import reverse

from hulian.audit.models import Event, Look
from hulian.contact.models import ContactLink, Refusal
from hulian.contact.own.link import token_for
from hulian.contact.verbs.link import link
from hulian.contact.verbs.stand_in import stand_in
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.notices.models import Notice
from hulian.people.verbs.renew_code import code_of, renew_code
from tests.cases.tracker_world import MADE_UP

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(home, person, actor):
    """罗姐 looks after Chen's home."""
    return link(home("陈姨"), person("luo"), by=actor("lu")).household


def text_of(answer):
    """Return the page as text, without what only looks like words."""
    return MADE_UP.sub("…", answer.content.decode())


def opened(home):
    """Return a browser in which the code of the card was typed."""
    browser = Client()
    url = reverse("contact:own-page", args=[token_for(home)])
    assert browser.post(url, {"code": code_of(home)}).status_code == 302
    return browser, url


def test_a_passer_by_sees_whom_to_ring_and_nothing_of_the_home(chen):
    text = text_of(Client().get(reverse("contact:own-page", args=[token_for(chen)])))

    assert "0757-00000012" in text
    assert [word for word in ("陈姨", "罗姐", "罗慧贞", "榕塘花园 3 栋") if word in text] == []


def test_behind_the_code_the_household_sees_who_looks_after_it_and_who_looked(chen, client_of):
    client_of("xiaoyu").get(f"/homes/{chen.pk}/")
    browser, url = opened(chen)
    text = text_of(browser.get(url))

    assert "罗姐 · 罗慧贞" in text
    assert "小余" in text
    assert Event.objects.filter(verb="household.unlock", household_id=chen.pk).count() == 1


def test_a_copied_cookie_opens_the_page_no_longer_than_the_browser_keeps_it(chen, monkeypatch):
    now = time.time()
    browser, url = opened(chen)
    for days, seen in ((29, True), (31, False)):
        monkeypatch.setattr(signing.time, "time", lambda days=days: now + days * 86400)
        assert ("罗慧贞" in text_of(browser.get(url))) is seen


def test_a_wrong_code_opens_nothing_and_a_new_code_ends_the_old(chen, actor):
    browser, url = opened(chen)
    wrong = Client().post(url, {"code": "00000000"})
    renew_code(chen, by=actor("fen"))

    assert (wrong.status_code, "罗姐" in text_of(wrong)) == (422, False)
    assert "罗姐" not in text_of(browser.get(reverse("contact:own-page", args=[token_for(chen)])))


def test_a_lost_card_opens_nothing_any_more_and_says_that_there_is_a_newer_one(chen, client_of):
    browser, url = opened(chen)
    client_of("fen").post(f"/homes/{chen.pk}/code/renewal/", {"envelope": new_id()})
    chen.refresh_from_db()
    lost = browser.get(url)

    assert lost.status_code == 410
    assert "请扫最新的那张" in text_of(lost)
    assert "0757-00000012" in text_of(lost)
    assert browser.post(url, {"code": code_of(chen)}).status_code == 410
    card = client_of("fen").get(f"/homes/{chen.pk}/home-card.pdf").content
    image = pypdfium2.PdfDocument(io.BytesIO(card))[0].render(scale=3).to_pil()
    printed = next(found.text for found in zxingcpp.read_barcodes(image) if "/h/" in found.text)
    assert printed.endswith(reverse("contact:own-page", args=[token_for(chen)]))
    assert not printed.endswith(url)
    fresh = Client()
    assert fresh.get(printed).status_code == 200
    assert fresh.post(printed, {"code": code_of(chen)}).status_code == 302


def test_a_household_asks_for_somebody_else_and_the_office_is_told(chen, person):
    browser, url = opened(chen)
    luo = str(person("luo").pk)
    assert f'value="{luo}"' in browser.get(url).content.decode()
    assert browser.post(url, {"sure": "yes", "another": "True", "who": luo, "why": "想找个女同志"}).status_code == 302
    browser.post(url, {"sure": "yes", "another": "True", "who": luo})

    assert Refusal.objects.get(household=chen).member == person("luo")
    assert ContactLink.objects.in_force().filter(household=chen).exists()
    assert Notice.objects.filter(kind="ask_another", user_id=person("fen").pk).count() == 1
    assert "您说想换一位" in text_of(browser.get(url))


def test_who_stands_in_is_the_one_that_is_refused(chen, chu, person, community, actor):
    today = clock.today()
    stand_in(community(), person("luo"), chu, first=today, last=today, why="ill", by=actor("luo"))
    browser, url = opened(chen)
    late = browser.post(url, {"sure": "yes", "another": "True", "who": str(person("luo").pk)})
    assert (late.status_code, Refusal.objects.count()) == (422, 0)
    assert "现在换了一位" in text_of(late)

    browser.post(url, {"sure": "yes", "another": "True", "who": str(chu.pk)})
    assert Refusal.objects.get(household=chen).member == chu
    text = text_of(browser.get(url))
    assert ["罗姐 · 罗慧贞" in text, "您说想换一位" in text] == [True, True]


def test_without_the_code_nobody_can_ask(chen):
    url = reverse("contact:own-page", args=[token_for(chen)])

    assert Client().post(url, {"another": "True"}).status_code == 403
    assert Refusal.objects.count() == 0


def test_the_code_on_the_printed_card_leads_to_the_page(chen, client_of, settings):
    settings.PUBLIC_URL = "https://hulian.example"
    answer = client_of("fen").get(f"/homes/{chen.pk}/home-card.pdf")
    page = pypdfium2.PdfDocument(answer.content)[0]
    read = zxingcpp.read_barcodes(page.render(scale=4).to_pil())

    assert [one.text for one in read] == [f"https://hulian.example/h/{token_for(chen)}/"]
    assert "罗姐" in page.get_textpage().get_text_range()
    assert Look.objects.filter(what="code", household_id=chen.pk).count() == 1


def test_cards_of_a_building_badges_and_stairs_are_printed(chen, client_of):
    fen, building = client_of("fen"), chen.dwelling.building_id
    for url in (f"/printing/home-cards.pdf?building={building}", "/printing/badges.pdf",
                f"/printing/stairs.pdf?building={building}", "/printing/stairs.pdf?size=labels"):
        answer = fen.get(url)
        assert answer.status_code == 200, url
        assert len(pypdfium2.PdfDocument(io.BytesIO(answer.content))) >= 1
    assert len(pypdfium2.PdfDocument(io.BytesIO(fen.get("/printing/stairs.pdf?size=labels").content))) == 1
    assert fen.get("/printing/stairs.pdf?size=a0").status_code == 404
    assert fen.get("/printing/").status_code == 200


def test_the_badge_can_be_checked_by_anyone_while_it_holds(chen, client_of, person):
    answer = client_of("luo").get("/me/badge.pdf")
    url = zxingcpp.read_barcodes(pypdfium2.PdfDocument(answer.content)[0].render(scale=4).to_pil())[0].text
    path = "/" + url.split("/", 3)[3]

    assert "罗慧贞" in text_of(Client().get(path))
    person("luo").grants.update(ends_at="2020-01-01T00:00Z")
    assert "罗慧贞" not in text_of(Client().get(path))
    assert client_of("lu").get("/me/badge.pdf").status_code == 404


def test_strangers_print_nothing(chen, client_of):
    assert client_of("jiang").get(f"/homes/{chen.pk}/home-card.pdf").status_code == 403
    elsewhere = f"/printing/home-cards.pdf?area=demo&building={chen.dwelling.building_id}"
    assert client_of("jiang").get(elsewhere).status_code == 403
    assert client_of("jiang").get("/printing/stairs.pdf?area=demo").status_code == 404
    assert client_of("huang").get(f"/homes/{chen.pk}/home-card.pdf").status_code == 403

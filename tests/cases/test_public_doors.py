"""Codes, cookies, links and logs: what opens a tracker page, and what must not."""

import time
from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client

from hulian.cases.tracker import token_for
from hulian.core import links, misses
from hulian.media.models import Photo
from tests.cases.tracker_world import code_of, text_of

pytestmark = pytest.mark.django_db


def test_a_wrong_code_opens_nothing_and_too_many_shut_even_the_right_one(url, wires):
    for _ in range(misses.MOST):
        assert Client(REMOTE_ADDR=f"10.0.0.{_}").post(url, {"code": "00000000"}).status_code == 422
    browser = Client()

    assert browser.post(url, {"code": code_of(wires)}).status_code == 429
    assert "榕塘花园" not in text_of(browser.get(url))


def test_a_new_card_closes_what_the_old_one_opened(url, wires):
    browser = Client()
    browser.post(url, {"code": code_of(wires)})
    wires.household.code_version += 1
    wires.household.save()

    assert "榕塘花园" not in text_of(browser.get(url))


def test_a_cookie_of_another_matter_or_made_up_opens_nothing(url, wires):
    forged = Client()
    forged.cookies[f"home-{wires.pk}"] = f"{wires.household_id}:1"
    other = Client()
    signer = signing.get_cookie_signer(salt=f"home-{uuid4()}")
    other.cookies[f"home-{wires.pk}"] = signer.sign(f"{wires.household_id}:1")

    for browser in (forged, other):
        assert "榕塘花园" not in text_of(browser.get(url))


def test_what_a_browser_was_shown_ends_after_thirty_days_whatever_it_says(url, wires, monkeypatch):
    """The browser drops the cookie by then; one that was copied doesn't."""
    now, browser = time.time(), Client()
    browser.post(url, {"code": code_of(wires)})
    copied = browser.cookies[f"home-{wires.pk}"].value
    for days, seen in ((29, True), (31, False)):
        monkeypatch.setattr(signing.time, "time", lambda days=days: now + days * 86400)
        other = Client()
        other.cookies[f"home-{wires.pk}"] = copied
        assert ("榕塘花园" in text_of(other.get(url))) is seen


def test_a_link_for_another_purpose_opens_nothing(url, wires, community):
    slip = links.token_of(links.ensure("slip", wires.pk))
    door = links.token_of(links.ensure("report", community().pk))

    assert Client().get(f"/t/{slip}/").status_code == 404
    assert Client().get(f"/t/{door}/").status_code == 404
    assert Client().get(f"/r/{token_for(wires)}/").status_code == 404


def test_a_link_typed_by_hand_works(wires):
    token = token_for(wires)
    typed = "-".join(token[at:at + 4] for at in range(0, 26, 4)).lower().replace("o", "0")

    assert Client().get(f"/t/{typed}/").status_code == 200


def test_answers_leak_the_address_nowhere_and_a_photo_neither(url, wires):
    browser = Client()
    browser.post(url, {"code": code_of(wires)})
    photo = Photo.objects.filter(owner_id=wires.pk).first()
    for answer in (browser.get(url), browser.get(f"{url}photos/{photo.pk}/")):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_larger_letters_are_one_link_away_and_lead_back(url):
    browser = Client()
    answer = browser.get(f"/look/?next={url}")

    assert answer["Location"] == url
    assert 'class="auto large"' in text_of(browser.get(url))
    browser.get(f"/look/?next={url}")
    assert 'class="auto"' in text_of(browser.get(url))


@pytest.mark.parametrize("bad", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)",
                                 "/\t/evil.example", "http:///evil.example"])
def test_the_look_leads_to_no_other_house(bad):
    assert Client().get("/look/", {"next": bad})["Location"] == "/"


def test_the_log_never_holds_a_link(url, wires, caplog):
    Client().post(url, {"satisfaction": ""})
    Client().post(url, {"code": "1"})
    Client().get(f"{url}photos/{uuid4()}/")
    Client().post(f"/r/{token_for(wires)}/", {"words": ""})

    assert token_for(wires) not in caplog.text

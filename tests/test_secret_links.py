"""Addresses that are a secret: whoever has one may pass, so no log keeps it and no other page learns it."""

import io
import logging
import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.log import log_response

from hulian.accounts import inviting
from hulian.accounts.first_day import PURPOSE
from hulian.cases.tracker import token_for
from hulian.cases.verbs.report import Report, report
from hulian.core import links
from hulian.core.actor import HULIAN
from hulian.core.secret_links import is_secret

pytestmark = pytest.mark.django_db
ALIKE = {"new_password": "xin-de-mima-2", "again": "another"}


@pytest.fixture
def invited(actor, person):
    """Return the address at which 李书记 chooses a new password."""
    return f"/invitations/{inviting.invite_back(person('li'), by=actor('fen')).token}/"


@pytest.fixture
def followed(community):
    """Return the address of a matter."""
    return f"/t/{token_for(report(community(), Report('巷口的路灯坏了'), by=HULIAN))}/"


def routes(patterns, prefix=""):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def token_in(address):
    return address.split("/")[2]


def test_every_route_with_a_token_is_known_to_be_secret():
    found = {route for route in routes(get_resolver().url_patterns) if "<str:token>" in route}

    assert len(found) >= 7
    assert [route for route in sorted(found) if not is_secret(f"/{route}")] == []
    assert not is_secret("/homes/")
    assert not is_secret("/board/demo/")
    assert not is_secret("/today/")


def test_a_form_filled_in_wrong_leaves_no_working_link_in_the_log(invited, caplog):
    assert Client().post(invited, ALIKE).status_code == 422

    assert "Unprocessable Entity: /invitations/…" in caplog.text
    assert token_in(invited) not in caplog.text
    assert Client().get(invited).status_code == 200


def test_nor_does_a_form_that_was_open_for_too_long(invited, caplog):
    assert Client(enforce_csrf_checks=True).post(invited, ALIKE).status_code == 403

    assert "Forbidden" in caplog.text
    assert token_in(invited) not in caplog.text


@pytest.mark.parametrize("more", ["，请您看看", "photos/", "/x", "photos/01a22d50-c90e-77a4-a5be-d44a5887271f/"])
def test_nor_does_an_address_with_words_behind_it(followed, more, caplog):
    assert Client().get(followed + more).status_code == 404

    assert "Not Found: /t/…" in caplog.text
    assert token_in(followed) not in caplog.text


def test_nor_does_the_page_of_the_first_day(caplog):
    token = links.token_of(links.ensure(PURPOSE, uuid4()))
    assert Client().get(f"/first-day/{token}/").status_code == 404

    assert "Not Found" in caplog.text
    assert token not in caplog.text


def test_nor_does_what_breaks(followed, caplog):
    request = RequestFactory().get(followed)
    log_response("%s: %s", "Internal Server Error", request.path, request=request, exception=OSError(),
                 response=type("Answer", (), {"status_code": 500})())

    assert "Internal Server Error: /t/…" in caplog.text
    assert token_in(followed) not in caplog.text


def test_what_is_no_secret_stands_in_the_log_as_it_is(caplog):
    Client().get("/nowhere/at-all/")

    assert "Not Found: /nowhere/at-all/" in caplog.text


def test_the_log_goes_to_the_screen_all_the_same(invited):
    shown = logging.StreamHandler(io.StringIO())
    logging.getLogger().addHandler(shown)
    try:
        Client().post(invited, ALIKE)
    finally:
        logging.getLogger().removeHandler(shown)

    assert "Unprocessable Entity: /invitations/…" in shown.stream.getvalue()


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_invitation_tells_its_address_to_no_other_page(invited, method):
    answer = getattr(Client(), method)(invited, ALIKE)

    assert answer["Referrer-Policy"] == "strict-origin"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
    assert re.findall(r'<meta name="referrer" content="([^"]+)"', answer.content.decode()) == ["strict-origin"]


def test_a_browser_that_keeps_the_address_to_itself_can_still_send_the_form(invited):
    """With no-referrer browsers send 'Origin: null', which is what a foreign page would send."""
    browser = Client(enforce_csrf_checks=True)
    browser.get(invited)
    token = browser.cookies[settings.CSRF_COOKIE_NAME].value
    sent = {"csrfmiddlewaretoken": token, "new_password": "xin-de-mima-2", "again": "xin-de-mima-2"}

    assert browser.post(invited, sent, headers={"origin": "null"}).status_code == 403
    assert browser.post(invited, sent, headers={"origin": "http://testserver"}).status_code == 302

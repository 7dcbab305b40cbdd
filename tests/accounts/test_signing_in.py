"""Signing in by name and password."""

import pytest
from django.test import Client

from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def test_the_right_password_leads_to_the_page_one_wanted(signs_in, type_in):
    signs_in("li")
    client = Client()
    asked = client.get("/me/")
    assert asked.status_code == 302
    assert asked["Location"] == "/sign-in/?next=/me/"
    assert 'value="/me/"' in client.get(asked["Location"]).content.decode()
    assert type_in("li", client=client, next="/me/")["Location"] == "/me/"
    assert client.get("/me/").status_code == 200


@pytest.mark.parametrize("elsewhere", [
    "https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)", "evil", "http:///evil", "",
])
def test_nobody_is_led_out_of_the_house(signs_in, type_in, elsewhere):
    signs_in("li")
    assert type_in("li", next=elsewhere)["Location"] == "/today/"


def test_a_name_is_taken_however_the_keyboard_wrote_it(signs_in, type_in):
    signs_in("li")
    assert type_in(" Li ").status_code == 302


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(signs_in, type_in):
    signs_in("li")
    wrong, unknown = type_in("li", "no"), type_in("nobody", "no")
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert "登录名或密码对不上" in wrong.content.decode()
    assert "登录名或密码对不上" in unknown.content.decode()


def test_who_was_switched_off_is_out_at_once_and_cannot_come_back(signs_in, type_in):
    user = signs_in("li")
    client = Client()
    type_in("li", client=client)
    assert client.get("/me/").status_code == 200
    user.is_active = False
    user.save(update_fields=["is_active"])
    assert client.get("/me/").status_code == 302
    assert type_in("li").status_code == 422


def test_the_sixth_miss_locks_and_then_the_right_password_does_not_help(signs_in, type_in):
    signs_in("li")
    signs_in("fen")
    assert [type_in("li", "no").status_code for _ in range(6)] == [422, 422, 422, 422, 422, 429]
    locked = type_in("li", PASSWORD)
    assert locked.status_code == 429
    assert "请等一刻钟" in locked.content.decode()
    assert type_in("fen").status_code == 302, "another name isn't locked"


def test_misses_before_a_right_password_are_forgotten(signs_in, type_in):
    signs_in("li")
    for _ in range(5):
        type_in("li", "no")
    assert type_in("li").status_code == 302
    assert type_in("li", "no").status_code == 422


def test_signing_out_ends_the_session_and_the_browser_forgets_its_drafts(client_of):
    client = client_of("li")
    assert client.get("/sign-out/").status_code == 405
    assert "data-forget-drafts" not in client.get("/signed-out/").content.decode()
    gone = client.post("/sign-out/", follow=True)
    assert "data-forget-drafts" in gone.content.decode()
    assert client.get("/me/").status_code == 302


def test_a_password_set_by_someone_else_is_changed_before_anything(signs_in, type_in):
    user = signs_in("li")
    user.must_change_password = True
    user.save(update_fields=["must_change_password"])
    client = Client()
    type_in("li", client=client)
    for url in ("/today/", "/me/", "/colleagues/"):
        assert client.get(url)["Location"] == "/me/password/"
    new = {"current": PASSWORD, "new_password": "caodi-shang-9-zhi", "again": "caodi-shang-9-zhi"}
    assert client.post("/me/password/", new)["Location"] == "/me/"
    assert client.get("/me/").status_code == 200

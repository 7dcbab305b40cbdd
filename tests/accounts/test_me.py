"""我: one's own page."""

import pytest
from django.test import Client

from hulian.accounts.models import User
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = {"current": PASSWORD, "new_password": "caodi-shang-9-zhi", "again": "caodi-shang-9-zhi"}


def test_my_page_says_who_i_am_and_what_i_hold_by_name_or_by_post(client_of):
    assert "社工 · 榕塘社区" in client_of("xiaoyu").get("/me/").content.decode()
    words = client_of("li").get("/me/").content.decode()
    assert "李国梁" in words
    assert "驻点团队负责人 · 榕塘社区" in words
    assert "榕塘驻点团队负责人" in words


def test_the_chosen_look_is_kept_in_this_browser(client_of):
    client = client_of("li")
    assert '<html lang="zh-hans" class="auto">' in client.get("/me/").content.decode()
    client.post("/me/look/", {"light": "dark", "large": "on", "language": "en"})
    page = client.get("/me/").content.decode()
    assert '<html lang="en" class="dark large">' in page
    assert "Sign out" in page
    client.post("/me/look/", {"light": "auto", "language": "zh-hans"})
    assert '<html lang="zh-hans" class="auto">' in client.get("/me/").content.decode()


def test_a_look_that_does_not_exist_is_not_kept(client_of):
    client = client_of("li")
    client.post("/me/look/", {"light": '"><script>', "language": "xx"})
    assert "look" not in client.cookies


def test_changing_the_password_ends_the_other_sessions_and_is_on_the_record(signs_in, type_in, told):
    signs_in("li")
    here, there = Client(), Client()
    type_in("li", client=here)
    type_in("li", client=there)
    assert here.post("/me/password/", NEW).status_code == 302
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302
    assert type_in("li").status_code == 422
    assert type_in("li", NEW["new_password"]).status_code == 302
    assert told() == ["account.password"]


@pytest.mark.parametrize(("change", "words"), [
    ({"current": "wrong"}, "和现在的密码对不上"),
    ({"again": "something-else"}, "两次输的密码不一样"),
    ({"new_password": "kurz", "again": "kurz"}, "至少用八个字符"),
    ({"new_password": "password123", "again": "password123"}, "容易被猜到"),
])
def test_a_password_that_will_not_do_changes_nothing(signs_in, client_of, change, words, told):
    before = signs_in("li").password
    answer = client_of("li").post("/me/password/", NEW | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert User.objects.get(username="li").password == before
    assert told() == []


def test_who_finds_a_phone_lying_open_may_not_guess_on(signs_in, client_of):
    signs_in("li")
    client = client_of("li")
    for _ in range(20):
        client.post("/me/password/", NEW | {"current": "wrong"})
    assert client.post("/me/password/", NEW).status_code == 422


def test_no_receipt_keeps_a_digest_of_a_password(signs_in, client_of):
    from hulian.core.models import Receipt

    signs_in("li")
    client_of("li").post("/me/password/", NEW)
    assert not Receipt.objects.exists()

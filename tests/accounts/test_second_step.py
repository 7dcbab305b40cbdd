"""The second step of signing in."""

from datetime import timedelta

import pyotp
import pytest
from django.test import Client

from hulian.accounts import second_step
from hulian.accounts.actors import actor_of
from hulian.accounts.errors import WrongCode
from hulian.accounts.models import User
from hulian.core import clock, misses
from tests.accounts.conftest import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def li(signs_in):
    """李书记, with the second step on since noon (which used up the code of noon)."""
    user = signs_in("li")
    with clock.at(NOON):
        second_step.offer(user, by=actor_of(user))
        second_step.switch_on(user, code_of(user, NOON), by=actor_of(user))
    return User.objects.get(pk=user.pk)


def code_of(user, moment):
    return pyotp.TOTP(second_step.secret_of(user)).at(moment)


def later(seconds):
    return NOON + timedelta(seconds=seconds)


def between(type_in, client, **more):
    """Give the right password, so that only the code is missing."""
    answer = type_in("li", client=client, **more)
    assert answer["Location"] == "/second-step/"
    return answer


def test_the_password_alone_opens_nothing_and_the_code_leads_on(li, type_in):
    client = Client()
    with clock.at(later(60)):
        between(type_in, client, next="/me/")
        assert client.get("/me/").status_code == 302
        assert client.post("/second-step/", {"code": code_of(li, later(60))})["Location"] == "/me/"
        assert client.get("/me/").status_code == 200


def test_a_code_serves_once_and_older_ones_serve_no_more(li):
    with clock.at(later(60)):
        assert second_step.spend(li, code_of(li, later(60)))
        assert not second_step.spend(li, code_of(li, later(60)))
        assert not second_step.spend(li, code_of(li, later(30)))
        assert second_step.spend(li, code_of(li, later(90))), "a phone half a minute fast is let in"


def test_a_code_of_long_ago_or_of_later_does_not_serve(li):
    with clock.at(later(600)):
        assert not second_step.spend(li, code_of(li, later(480)))
        assert not second_step.spend(li, code_of(li, later(720)))
        assert second_step.spend(li, f" {code_of(li, later(600))[:3]} {code_of(li, later(600))[3:]}")


def test_the_code_that_switched_it_on_does_not_also_sign_in(li, type_in):
    client = Client()
    with clock.at(NOON):
        between(type_in, client)
        answer = client.post("/second-step/", {"code": code_of(li, NOON)})
    assert answer.status_code == 422
    assert "这六位数字对不上" in answer.content.decode()


def test_guessing_codes_is_locked_like_guessing_passwords(li, type_in):
    client = Client()
    with clock.at(later(60)):
        between(type_in, client)
        right = code_of(li, later(60))
        wrong = f"{(int(right) + 1) % 10**6:06d}"
        codes = [client.post("/second-step/", {"code": wrong}).status_code for _ in range(6)]
        assert codes == [422, 422, 422, 422, 422, 429]
        assert client.post("/second-step/", {"code": right}).status_code == 429


def test_guessing_codes_from_many_addresses_is_stopped_too(li, type_in):
    def tries(number, code, at):
        client = Client(REMOTE_ADDR=f"10.0.1.{number}")
        with clock.at(at):
            between(type_in, client)
            return client.post("/second-step/", {"code": code})

    wrong = f"{(int(code_of(li, later(60))) + 1) % 10**6:06d}"
    for number in range(misses.MOST):
        answer = tries(number, wrong, later(60))
        assert answer.status_code == 422
        assert "对不上" in answer.content.decode()
    shut = tries(99, code_of(li, later(90)), later(90))
    assert shut.status_code == 422
    assert "请等十分钟" in shut.content.decode()
    assert tries(99, code_of(li, later(700)), later(700)).status_code == 302, "ten minutes later it is theirs again"


def test_the_step_waits_five_minutes_and_only_behind_a_password(li, type_in):
    client = Client()
    with clock.at(later(60)):
        assert client.post("/second-step/", {"code": code_of(li, later(60))})["Location"] == "/sign-in/"
        between(type_in, client)
    with clock.at(later(400)):
        assert client.post("/second-step/", {"code": code_of(li, later(400))})["Location"] == "/sign-in/"


def test_a_code_is_no_password(li, type_in):
    with clock.at(later(60)):
        assert type_in("li", "", code=code_of(li, later(60))).status_code == 422


def test_the_key_is_sealed_at_rest_and_shown_until_it_is_on(client_of, person, told):
    client = client_of("fen")
    assert "qr-code" not in client.get("/me/second-step/").content.decode()
    client.post("/me/second-step/key/")
    fen = person("fen")
    key = second_step.secret_of(fen)
    assert "qr-code" in client.get("/me/second-step/").content.decode()
    assert len(key) == 32
    assert key.encode() not in bytes(fen.totp_secret.blob)
    assert key[:4] in client.get("/me/second-step/").content.decode()
    with clock.at(NOON):
        assert client.post("/me/second-step/", {"code": "000000"}).status_code == 422
        assert person("fen").totp_since is None
        assert client.post("/me/second-step/", {"code": code_of(fen, NOON)})["Location"] == "/me/"
    assert person("fen").totp_since == NOON
    assert key[:4] not in client.get("/me/second-step/").content.decode()
    assert told() == ["account.offer_second_step", "account.second_step_on"]


def test_a_key_cannot_be_exchanged_while_the_step_is_on(li, client_of):
    before = second_step.secret_of(li)
    client_of("li").post("/me/second-step/key/")
    assert second_step.secret_of(User.objects.get(pk=li.pk)) == before


def test_switching_it_off_asks_for_a_code(li, client_of, type_in, told):
    client = client_of("li")
    with clock.at(later(60)):
        assert client.post("/me/second-step/undo/", {"code": "123"}).status_code == 422
        assert User.objects.get(pk=li.pk).totp_since is not None
        assert client.post("/me/second-step/undo/", {"code": code_of(li, later(60))})["Location"] == "/me/"
    after = User.objects.get(pk=li.pk)
    assert (after.totp_since, second_step.secret_of(after)) == (None, "")
    assert type_in("li")["Location"] == "/today/"
    assert told() == ["account.second_step_off"]


def test_without_a_key_no_code_switches_it_on(person, actor):
    with pytest.raises(WrongCode):
        second_step.switch_on(person("luo"), "000000", by=actor("luo"))


def test_the_qr_code_holds_what_an_app_reads(person, actor):
    user = second_step.offer(person("fen"), by=actor("fen"))
    read = pyotp.parse_uri(second_step.address_of(user))
    assert (read.secret, read.name, read.issuer) == (second_step.secret_of(user), "fen", "Hulian")

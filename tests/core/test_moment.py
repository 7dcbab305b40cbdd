"""What is kept for a second is asked once meanwhile, and asked again after it."""

import time

import pytest

from hulian.accounts.actors import actor_of_token, holder_ids
from hulian.accounts.models import ApiToken, Grant
from hulian.accounts.roles import Role
from hulian.core import clock
from hulian.core.moment import MOST, for_a_moment, keeping

LONG, SHORT = 1000.0, 0.01


def counted():
    asked = []

    @for_a_moment
    def ask(what):
        asked.append(what)
        return None if what == "nothing" else f"found {what}"

    return ask, asked


def test_nothing_is_kept_where_nobody_serves():
    ask, asked = counted()
    assert [ask("a"), ask("a")] == ["found a", "found a"]
    assert asked == ["a", "a"]


def test_what_was_found_is_asked_once_and_what_was_not_found_each_time():
    ask, asked = counted()
    with keeping(LONG):
        assert [ask("a"), ask("a"), ask("b")] == ["found a", "found a", "found b"]
        assert [ask("nothing"), ask("nothing")] == [None, None]
    assert asked == ["a", "b", "nothing", "nothing"]
    ask("a")
    assert asked[-1] == "a"


def test_it_is_asked_again_when_its_time_is_over():
    ask, asked = counted()
    with keeping(SHORT):
        ask("a")
        time.sleep(SHORT * 2)
        ask("a")
    assert asked == ["a", "a"]


def test_it_does_not_grow_without_end():
    ask, asked = counted()
    with keeping(LONG):
        for number in range(MOST + 1):
            ask(number)
        ask(0)
    assert asked[-1] == 0


@pytest.mark.django_db
def test_a_token_that_was_ended_works_no_longer_than_its_moment(person):
    text = ApiToken.make(person("xiaoyu"), 1)
    with keeping(SHORT):
        assert actor_of_token(text).id == person("xiaoyu").pk
        ApiToken.objects.update(ends_at=clock.now())
        time.sleep(SHORT * 2)
        assert actor_of_token(text) is None


@pytest.mark.django_db
def test_who_no_longer_holds_a_role_is_told_no_longer_than_its_moment(person, community):
    path, leader = community().path, person("li").pk
    with keeping(SHORT):
        assert leader in holder_ids(path, {Role.STATION_LEADER})
        Grant.objects.filter(role=Role.STATION_LEADER).update(ends_at=clock.now())
        time.sleep(SHORT * 2)
        assert leader not in holder_ids(path, {Role.STATION_LEADER})

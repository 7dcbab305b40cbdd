"""Who acts is asked in SQL, because every request asks it; it answers as the ORM's own words do."""

from datetime import timedelta

import pytest

from hulian.accounts.actors import actor_of, actor_of_token, holder_ids, holders
from hulian.accounts.models import Grant, User
from hulian.accounts.passwords import set_password
from hulian.accounts.register import end_grant
from hulian.accounts.roles import Role
from hulian.accounts.tokens import add_token, end_tokens
from hulian.core import clock
from hulian.core.actor import HULIAN, Held
from hulian.places.models import Area

pytestmark = pytest.mark.django_db


def in_words(user):
    return {Held(*row) for row in Grant.objects.of(user).values_list("role", "area__path")}


def test_what_each_of_the_cast_holds_is_what_their_grants_say():
    users = list(User.objects.all())

    assert sum(len(in_words(user)) for user in users) > 10
    for user in users:
        assert set(actor_of(user).holds) == in_words(user)


def test_who_answers_in_each_area_is_the_same_by_id_as_by_name():
    found = 0
    for path in Area.objects.values_list("path", flat=True):
        for roles in ({Role.STATION_LEADER, Role.COMMUNITY_ADMIN}, {Role.SUPERVISOR}, set(Role.values)):
            assert set(holder_ids(path, roles)) == {user.pk for user in holders(path, roles)}
            found += len(holder_ids(path, roles))
    assert found > 20


def test_a_role_that_has_ended_is_held_no_more_and_one_by_post_is_held(person, community):
    li = person("li")
    assert Grant.objects.ever(li).get().post_id, "the leader holds his seat by his post"
    assert li.pk in holder_ids(community().path, {Role.STATION_LEADER})

    end_grant(Grant.objects.ever(li).get(), by=HULIAN)
    with clock.at(clock.now() + timedelta(seconds=1)):
        assert actor_of(li).holds == ()
        assert li.pk not in holder_ids(community().path, {Role.STATION_LEADER})


def test_who_is_switched_off_holds_nothing_for_others_to_turn_to(person, community):
    fen = person("fen")
    assert fen.pk in holder_ids(community().path, {Role.COMMUNITY_ADMIN})

    User.objects.filter(pk=fen.pk).update(is_active=False)
    assert fen.pk not in holder_ids(community().path, {Role.COMMUNITY_ADMIN})


def test_a_token_acts_as_its_user_until_it_ends(person):
    luo = person("luo")
    text = add_token(luo, 5, by=HULIAN)

    assert actor_of_token(text) == actor_of(luo)
    assert actor_of_token(text[:-1]) is None
    with clock.at(clock.now() + timedelta(days=6)):
        assert actor_of_token(text) is None
    end_tokens(luo, by=HULIAN)
    assert actor_of_token(text) is None


def test_a_new_password_ends_the_tokens_that_were_made_before_and_no_others(person):
    luo, li = person("luo"), person("li")
    text, other = add_token(luo, 5, by=HULIAN), add_token(li, 5, by=HULIAN)
    set_password(luo, "kapok-tree-19", by=actor_of(luo))

    assert actor_of_token(text) is None
    assert actor_of_token(other) == actor_of(li)
    assert actor_of_token(add_token(luo, 5, by=HULIAN)) == actor_of(luo)

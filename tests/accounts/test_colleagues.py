"""同事: who works here, giving roles and taking them back, switching off and on."""

import pytest
from django.test import Client

from hulian.accounts import keeping
from hulian.accounts.actors import actor_of, actor_of_token
from hulian.accounts.errors import RoleHeld, Yourself
from hulian.accounts.models import Grant, User
from hulian.accounts.register import grant_role
from hulian.accounts.require import NotAllowed
from hulian.accounts.tokens import add_token
from hulian.core.actor import HULIAN

pytestmark = pytest.mark.django_db


def names_on(page):
    return {row["title"] for row in page.context["rows"]}


def test_the_list_holds_the_people_of_the_area_and_nobody_else(client_of):
    names = names_on(client_of("fen").get("/colleagues/"))
    assert {"李国梁 · 李书记", "余晓岚 · 小余", "周志强 · 周师傅", "冯少芬 · 芬姐", "何咏诗"} <= names
    assert {"江海燕", "梁少峰", "邓伟文"}.isdisjoint(names)


def test_a_town_sees_the_people_of_its_communities_and_can_look_at_one(client_of):
    client = client_of("deng")
    assert {"李国梁 · 李书记", "江海燕", "邓伟文"} <= names_on(client.get("/colleagues/"))
    assert names_on(client.get("/colleagues/?area=demo-litang")) == {"江海燕", "梁少峰"}
    assert names_on(client.get("/colleagues/?area=demo-songchong")) == set()


@pytest.mark.parametrize("words", ["周师傅", "志强", "zhou", "zhouzhiq"])
def test_a_colleague_is_found_by_name_nickname_sign_in_name_and_pinyin(words, client_of):
    assert names_on(client_of("fen").get(f"/colleagues/?q={words}")) == {"周志强 · 周师傅"}


def test_a_long_list_goes_on_page_by_page_and_names_everyone_once(client_of, community):
    from hulian.accounts.register import add_user

    for number in range(60):
        user = add_user(f"v{number}", name=f"志愿{number:02d}", by=HULIAN, area=community())
        grant_role(user, "helper", community(), by=HULIAN)
    client, seen, url = client_of("fen"), [], "/colleagues/?q=志愿"
    while url:
        page = client.get(url)
        seen += [row["title"] for row in page.context["rows"]]
        url = page.context["more"] and f"/colleagues/{page.context['more']}"
    assert sorted(seen) == [f"志愿{number:02d}" for number in range(60)]


@pytest.mark.parametrize("count", [1, 3, 40])
def test_the_list_asks_the_database_the_same_few_questions_however_long(
        count, client_of, community, django_assert_num_queries):
    from hulian.accounts.register import add_user

    for number in range(count):
        user = add_user(f"v{number}", name=f"志愿{number:02d}", by=HULIAN, area=community())
        grant_role(user, "helper", community(), by=HULIAN)
    client = client_of("fen")
    client.get("/colleagues/")
    with django_assert_num_queries(9):
        client.get("/colleagues/?q=志愿")


def test_others_have_no_such_page(client_of, person):
    for slug in ("li", "xiaoyu", "luo", "zhou", "jiang"):
        for url in ("/colleagues/", "/colleagues/new/", f"/colleagues/{person('li').pk}/"):
            assert client_of(slug).get(url).status_code == 403, (slug, url)


def test_a_person_of_another_community_is_not_there(client_of, person):
    fen = client_of("fen")
    for tail in ("", "roles/", "switch/", "password/", "second-step/"):
        assert fen.get(f"/colleagues/{person('jiang').pk}/{tail}").status_code == 404, tail
        assert fen.post(f"/colleagues/{person('jiang').pk}/{tail}").status_code == 404, tail
    grant = Grant.objects.ever(person("jiang")).get()
    assert fen.post(f"/colleagues/roles/{grant.pk}/end/").status_code == 404


def test_a_role_is_given_and_taken_back_from_the_page(client_of, person, told):
    fen, luo = client_of("fen"), person("luo")
    assert fen.get(f"/colleagues/{luo.pk}/roles/").status_code == 200
    sent = {"role": "correspondent", "area": "demo"}
    assert fen.post(f"/colleagues/{luo.pk}/roles/", sent)["Location"] == f"/colleagues/{luo.pk}/"
    assert "通讯员 · 榕塘社区" in fen.get(f"/colleagues/{luo.pk}/").content.decode()
    grant = luo.grants.get(role="correspondent")
    assert fen.get(f"/colleagues/roles/{grant.pk}/end/").status_code == 200
    assert fen.post(f"/colleagues/roles/{grant.pk}/end/").status_code == 302
    assert "correspondent" not in {held.role for held in actor_of(luo).holds}
    assert told() == ["account.grant", "account.end_grant"]


def test_a_role_they_hold_already_is_not_given_twice(client_of, person, actor, community):
    answer = client_of("fen").post(f"/colleagues/{person('luo').pk}/roles/", {"role": "contact_member", "area": "demo"})
    assert answer.status_code == 422
    assert "已经是这个身份" in answer.content.decode()
    with pytest.raises(RoleHeld):
        keeping.give_role(person("luo"), "contact_member", community(), by=actor("fen"))


def test_a_role_out_of_reach_is_not_among_the_choices_and_is_refused(client_of, person, actor, community):
    fen, luo = client_of("fen"), person("luo")
    for sent in ({"role": "supervisor", "area": "demo"}, {"role": "editor", "area": "demo-litang"},
                 {"role": "community_admin", "area": "demo-1"}):
        assert fen.post(f"/colleagues/{luo.pk}/roles/", sent).status_code == 422
    for role, code in (("supervisor", "rongxi"), ("editor", "demo-litang"), ("community_admin", "demo-1")):
        with pytest.raises(NotAllowed):
            keeping.give_role(luo, role, community(code), by=actor("fen"))
    with pytest.raises(NotAllowed):
        keeping.give_role(luo, "editor", community(), by=actor("li"))


def test_nobody_gives_to_or_takes_from_themselves(client_of, person, actor, community):
    fen = person("fen")
    page = client_of("fen").post(f"/colleagues/{fen.pk}/roles/", {"role": "editor", "area": "demo"})
    assert page.status_code == 422
    assert "自己的账号自己改不了" in page.content.decode()
    grant = grant_role(fen, "editor", community(), by=HULIAN)
    for act in (lambda: keeping.take_role_back(grant, by=actor("fen")),
                lambda: keeping.switch(fen, on=False, by=actor("fen")),
                lambda: keeping.drop_second_step(fen, by=actor("fen"))):
        with pytest.raises(Yourself):
            act()


def test_what_goes_with_a_post_is_not_taken_from_the_person(client_of, person):
    grant = Grant.objects.ever(person("li")).get()
    assert grant.user is None
    page = client_of("fen").get(f"/colleagues/{person('li').pk}/").content.decode()
    assert "跟着岗位走" in page
    assert str(grant.pk) not in page
    assert client_of("fen").post(f"/colleagues/roles/{grant.pk}/end/").status_code == 404


def test_switching_off_ends_sessions_and_tokens_and_switching_on_gives_the_account_back(client_of, person, told):
    fen, li, luo = client_of("fen"), client_of("li"), person("luo")
    theirs, text = client_of("luo"), add_token(luo, 5, by=HULIAN)
    assert theirs.get("/me/").status_code == 200
    assert li.post(f"/colleagues/{luo.pk}/switch/").status_code == 403
    assert fen.get(f"/colleagues/{luo.pk}/switch/").status_code == 200
    assert User.objects.get(pk=luo.pk).is_active, "looking changes nothing"
    fen.post(f"/colleagues/{luo.pk}/switch/")
    assert theirs.get("/me/").status_code == 302
    assert actor_of_token(text) is None
    assert "罗慧贞 · 罗姐" not in names_on(fen.get("/colleagues/"))
    assert "罗慧贞 · 罗姐" in names_on(fen.get("/colleagues/?left=1"))
    fen.post(f"/colleagues/{luo.pk}/switch/")
    assert theirs.get("/me/").status_code == 302, "a phone that was lost stays out"
    assert client_of("luo").get("/me/").status_code == 200
    assert actor_of_token(text) is None, "a program has to be given a new one"
    assert told() == ["account.add_token", "account.switch_off", "account.end_tokens", "account.switch_on"]


def test_a_second_tap_with_the_same_envelope_does_not_switch_back_on(client_of, person):
    fen, luo = client_of("fen"), person("luo")
    envelope = str(fen.get(f"/colleagues/{luo.pk}/switch/").context["form"]["envelope"].value())
    for _ in range(2):
        assert fen.post(f"/colleagues/{luo.pk}/switch/", {"envelope": envelope}).status_code == 302
    assert not User.objects.get(pk=luo.pk).is_active


def test_an_account_that_also_works_elsewhere_is_kept_by_the_level_above(client_of, person, community, actor):
    luo = person("luo")
    grant_role(luo, "helper", community("demo-litang"), by=HULIAN)
    fen = client_of("fen")
    page = fen.get(f"/colleagues/{luo.pk}/")
    assert "账号由上一级管" in page.content.decode()
    assert "荔塘" not in page.content.decode()
    for tail in ("switch/", "password/", "second-step/"):
        assert fen.post(f"/colleagues/{luo.pk}/{tail}").status_code == 403, tail
    for act in (lambda: keeping.switch(luo, on=False, by=actor("fen")),
                lambda: keeping.drop_second_step(luo, by=actor("fen"))):
        with pytest.raises(NotAllowed):
            act()
    assert client_of("deng").post(f"/colleagues/{luo.pk}/switch/").status_code == 302


def test_an_administrator_cannot_switch_off_the_supervisor_above(person, actor, client_of):
    assert client_of("fen").get(f"/colleagues/{person('deng').pk}/").status_code == 404
    with pytest.raises(NotAllowed):
        keeping.switch(person("deng"), on=False, by=actor("fen"))


def test_who_lost_their_phone_is_let_in_by_password_again(client_of, person, told):
    from hulian.accounts import second_step
    from hulian.core import clock

    li = person("li")
    url = f"/colleagues/{li.pk}/second-step/"
    assert client_of("fen").get(url).status_code == 404
    second_step.offer(li, by=actor_of(li))
    User.objects.filter(pk=li.pk).update(totp_since=clock.now())
    assert client_of("fen").get(url).status_code == 200
    client_of("fen").post(url)
    after = User.objects.get(pk=li.pk)
    assert (after.totp_since, second_step.secret_of(after), after.totp_last) == (None, "", "")
    assert told() == ["account.offer_second_step", "account.drop_second_step"]


def test_signed_out_one_is_led_to_the_door():
    assert Client().get("/colleagues/")["Location"] == "/sign-in/?next=/colleagues/"

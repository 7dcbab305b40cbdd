"""Invitations: a link that serves once, for a week."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hulian.accounts import inviting
from hulian.accounts.actors import actor_of
from hulian.accounts.errors import NameTaken, Spent
from hulian.accounts.keeping import switch
from hulian.accounts.models import Invitation, User
from hulian.accounts.models.token import digest_of
from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.core import clock, misses
from hulian.core.models import Miss
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db
JOIN = {"username": "chenxy", "new_password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def handed(actor, community):
    """芬姐 invites a social worker."""
    return inviting.invite("陈小雨", "social_worker", community(), by=actor("fen"))


def test_a_link_makes_the_account_with_its_role_and_lets_them_in(handed, told):
    client = Client()
    page = client.get(f"/invitations/{handed.token}/")
    assert page.status_code == 200
    assert "您在榕塘社区是社工" in page.content.decode()
    assert client.post(f"/invitations/{handed.token}/", JOIN)["Location"] == "/today/"
    user = User.objects.get(username="chenxy")
    assert (user.name, [held.role for held in actor_of(user).holds]) == ("陈小雨", ["social_worker"])
    assert "社工 · 榕塘社区" in client.get("/me/").content.decode()
    assert told() == ["account.add", "account.grant", "account.join"]
    granted = Event.objects.filter(verb="account.grant").latest("sequence")
    assert granted.actor_name == "芬姐", "who invited gave the role"


def test_it_serves_once_and_the_database_holds_no_link(handed):
    Client().post(f"/invitations/{handed.token}/", JOIN)
    again = Client().post(f"/invitations/{handed.token}/", JOIN | {"username": "other"})
    assert again.status_code == 410
    assert not User.objects.filter(username="other").exists()
    assert handed.token not in str(Invitation.objects.values())
    with pytest.raises(Spent):
        inviting.redeem(handed.invitation, username="other", password=PASSWORD)


def test_it_serves_for_a_week(handed):
    made = handed.invitation.created_at
    with clock.at(made + timedelta(days=7) - timedelta(seconds=1)):
        assert Client().get(f"/invitations/{handed.token}/").status_code == 200
    with clock.at(made + timedelta(days=7)):
        assert Client().get(f"/invitations/{handed.token}/").status_code == 410


def test_looking_at_a_link_does_not_use_it_up(handed):
    for _ in range(3):
        assert Client().get(f"/invitations/{handed.token}/").status_code == 200


def test_a_name_that_is_taken_leaves_the_link_good(handed):
    answer = Client().post(f"/invitations/{handed.token}/", JOIN | {"username": " LI "})
    assert answer.status_code == 422
    assert "已经有人用了" in answer.content.decode()
    assert Client().post(f"/invitations/{handed.token}/", JOIN).status_code == 302


@pytest.mark.parametrize(("change", "words"), [
    ({"username": "陈 小雨"}, "中间不空格"), ({"again": "other"}, "两次输的密码不一样"),
    ({"new_password": "1", "again": "1"}, "至少用八个字符"),
])
def test_a_form_filled_in_wrong_leaves_the_link_good(handed, change, words):
    answer = Client().post(f"/invitations/{handed.token}/", JOIN | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Client().get(f"/invitations/{handed.token}/").status_code == 200


def test_who_may_invite_no_more_brings_nobody_in(handed, person, actor):
    switch(person("fen"), on=False, by=actor("deng"))
    assert Client().post(f"/invitations/{handed.token}/", JOIN).status_code == 410
    assert not User.objects.filter(username="chenxy").exists()


def test_guessing_links_finds_none_and_shuts_out_nobody_who_has_one(handed):
    client = Client()
    for number in range(misses.MOST + 5):
        assert client.get(f"/invitations/x{number}/").status_code == 410
    assert client.get(f"/invitations/{handed.token}/").status_code == 200
    assert Miss.objects.count() == misses.MOST, "what is shut is not counted on"


GIVES = {
    ("fen", "demo"): {
        "social_worker", "station_member", "station_leader", "liaison", "contact_member", "branch_secretary", "helper",
        "community_admin", "editor", "correspondent"},
    ("fen", "demo-1"): {
        "social_worker", "station_member", "station_leader", "liaison", "contact_member", "branch_secretary", "helper",
        "editor", "correspondent"},
    ("fen", "demo-litang"): set(), ("fen", "rongxi"): set(), ("fen", "nanhe"): set(),
    ("deng", "rongxi"): set(), ("deng", "demo-1"): {"station_member", "station_leader", "liaison"},
    ("deng", "demo"): {"station_member", "station_leader", "liaison", "community_admin"},
    ("deng", "demo-litang"): {"station_member", "station_leader", "liaison", "community_admin"},
    ("deng", "nanhe"): set(),
    ("li", "demo"): set(), ("xiaoyu", "demo"): set(), ("jiang", "demo"): set(),
}


@pytest.mark.parametrize(("slug", "code"), sorted(GIVES))
def test_only_roles_of_their_own_area_or_below_can_be_given(slug, code, actor, community):
    from hulian.accounts.roles import Role

    by, area, given = actor(slug), community(code), set()
    for role in Role.values:
        try:
            inviting.invite("某某", role, area, by=by)
        except NotAllowed:
            continue
        given.add(role)
    assert given == GIVES[slug, code]


@pytest.mark.parametrize("role", ["station_member", "station_leader", "liaison"])
def test_a_supervisor_makes_no_account_that_sees_the_families_of_a_whole_town(role, actor, community, client_of):
    for code in ("rongxi", "nanhe"):
        with pytest.raises(NotAllowed):
            inviting.invite("我自己", role, community(code), by=actor("deng"))
    client = client_of("deng")
    form = client.get("/colleagues/new/").context["form"]
    sent = {"name": "我自己", "role": role, "area": "rongxi", "envelope": str(form["envelope"].value())}
    assert client.post("/colleagues/new/", sent).status_code == 422
    assert 'value="rongxi"' not in client.get("/colleagues/new/").content.decode()


def test_an_invitation_made_before_the_rule_brings_nobody_in(community, person):
    old = Invitation.objects.create(
        digest=digest_of("old"), name="我自己", role="station_member", area=community("rongxi"),
        invited_by=person("deng"), created_at=clock.now(), ends_at=clock.now() + timedelta(days=7))
    with pytest.raises(Spent):
        inviting.find("old")
    assert old.used_at is None


def test_a_district_makes_the_supervisors_of_its_towns_and_no_second_of_its_own(somebody, community):
    by = actor_of(somebody("supervisor", "nanhe"))
    inviting.invite("某某", "supervisor", community("rongxi"), by=by)
    for code in ("nanhe", "demo"):
        with pytest.raises(NotAllowed):
            inviting.invite("某某", "supervisor", community(code), by=by)


def test_the_page_shows_the_link_once_and_a_second_tap_makes_no_second_one(client_of):
    client = client_of("fen")
    form = client.get("/colleagues/new/").context["form"]
    sent = {"name": "陈小雨", "role": "social_worker", "area": "demo", "envelope": str(form["envelope"].value())}
    first = client.post("/colleagues/new/", sent)
    link = re.search(r"http://testserver(/invitations/[\w-]+/)", first.content.decode())[1]
    assert Client().get(link).status_code == 200
    second = client.post("/colleagues/new/", sent)
    assert second.status_code == 200
    assert "/invitations/" not in second.content.decode()
    assert Invitation.objects.count() == 1
    listed = client.get("/colleagues/").content.decode()
    assert "陈小雨" in listed
    assert "还剩" in listed


def test_an_invitation_can_be_withdrawn_by_who_keeps_the_area(handed, client_of, told):
    url = f"/colleagues/invitations/{handed.invitation.pk}/withdrawal/"
    assert client_of("li").post(url).status_code == 403
    assert client_of("liang-a").post(url).status_code == 403
    assert Client().get(f"/invitations/{handed.token}/").status_code == 200
    assert client_of("fen").get(url).status_code == 200
    assert client_of("fen").post(url)["Location"] == "/colleagues/"
    assert Client().get(f"/invitations/{handed.token}/").status_code == 410
    assert told() == ["account.withdraw"]


def test_an_administrator_of_another_community_cannot_withdraw_it(handed, somebody, client_of):
    somebody("community_admin", "demo-litang", "beside")
    url = f"/colleagues/invitations/{handed.invitation.pk}/withdrawal/"
    assert client_of("beside").post(url).status_code == 404
    with pytest.raises(NotAllowed):
        inviting.withdraw(handed.invitation, by=actor_of(User.objects.get(username="beside")))


def test_a_forgotten_password_is_renewed_by_a_link_which_also_lifts_the_lock(signs_in, type_in, client_of, told):
    li = signs_in("li")
    for _ in range(6):
        type_in("li", "forgotten")
    answer = client_of("fen").post(f"/colleagues/{li.pk}/password/")
    link = re.search(r"http://testserver(/invitations/[\w-]+/)", answer.content.decode())[1]
    page = Client().get(link).content.decode()
    assert "登录名还是 li" in page
    assert 'name="username"' not in page
    new = {"new_password": "xin-de-mima-2", "again": "xin-de-mima-2"}
    assert Client().post(link, new)["Location"] == "/today/"
    assert Client().post(link, new).status_code == 410
    assert type_in("li").status_code == 422
    assert type_in("li", "xin-de-mima-2").status_code == 302
    assert told() == ["account.invite_back", "account.password"]


def test_a_newer_link_for_a_password_ends_the_older_one(person, actor):
    older = inviting.invite_back(person("li"), by=actor("fen"))
    newer = inviting.invite_back(person("li"), by=actor("fen"))
    assert Client().get(f"/invitations/{older.token}/").status_code == 410
    assert Client().get(f"/invitations/{newer.token}/").status_code == 200


def test_a_renewed_password_does_not_go_round_the_second_step(signs_in, actor):
    from hulian.accounts import second_step

    li = signs_in("li")
    second_step.offer(li, by=actor("li"))
    User.objects.filter(pk=li.pk).update(totp_since=clock.now())
    token = inviting.invite_back(li, by=actor("fen")).token
    new = {"new_password": "xin-de-mima-2", "again": "xin-de-mima-2"}
    assert Client().post(f"/invitations/{token}/", new)["Location"] == "/second-step/"


def test_two_who_choose_one_name_at_the_same_moment_do_not_both_get_it(handed, monkeypatch):
    """The check before is only kind; the database decides."""
    from django.db.models.query import QuerySet

    monkeypatch.setattr(QuerySet, "exists", lambda _: False)
    with pytest.raises(NameTaken):
        inviting.redeem(handed.invitation, username="li", password=PASSWORD)
    assert inviting.find(handed.token)

"""A badge that was lost tells whoever scans it so, and another holds in its place."""

import pytest
from django.test import Client

from hulian.accounts.register import grant_role
from hulian.accounts.require import NotAllowed
from hulian.accounts.roles import Role
from hulian.audit.models import Event
from hulian.contact.errors import NoBadge
from hulian.contact.printed import badges_of
from hulian.contact.verbs.renew_badge import renew_badge
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from tests.printing.reading import Sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def badge(person, community):
    """badge() returns where the code on 罗姐's badge leads today."""
    return lambda: badges_of([person("luo")], community(), "")[0].link


def scanned(path):
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_old_one_says_that_it_holds_no_more_and_names_nobody(badge, person, community, actor):
    old = badge()
    assert "罗慧贞" in scanned(old)
    renew_badge(person("luo"), community(), by=actor("luo"))
    seen = scanned(old)
    assert "这块党员牌已经不用了" in seen
    assert "罗" not in seen
    assert f'class="act" href="tel:{community().station_team.phone}"' in seen
    assert badge() != old
    assert "罗慧贞" in scanned(badge())


def test_she_ends_it_herself_once_for_two_taps(badge, client_of):
    old, luo, sent = badge(), client_of("luo"), {"envelope": new_id()}
    assert "/me/badge/renewal/" in luo.get("/my-homes/").content.decode()
    assert "旧牌马上作废" in luo.get("/me/badge/renewal/").content.decode()
    for _ in range(2):
        assert luo.post("/me/badge/renewal/", sent).url == "/my-homes/"
    assert Event.objects.get(verb="contact.renew_badge").codes == {"version": 2}
    assert "已经不用了" in scanned(old)
    assert "请把新的打印出来" in luo.get("/my-homes/").content.decode()


def test_the_secretary_ends_it_she_is_told_and_the_new_one_is_printed(badge, client_of, person):
    old, lu, luo = badge(), client_of("lu"), person("luo").pk
    page = lu.get(f"/links/members/{luo}/").content.decode()
    lost, printed = (f"/links/members/{luo}/{path}?area=demo" for path in ("badge/renewal/", "badge.pdf"))
    assert f'href="{lost}"' in page
    assert f'href="{printed}"' in page
    assert "罗姐 罗慧贞的党员牌丢了吗？" in lu.get(lost).content.decode()
    assert lu.post(lost, {"envelope": new_id()}).url == f"/links/members/{luo}/?area=demo"
    told = client_of("luo").get("/messages/").content.decode()
    assert "您的党员牌丢了，陆志明把旧牌作废了" in told or "您的党员牌丢了，陆书记把旧牌作废了" in told
    assert "已经不用了" in scanned(old)
    [link] = Sheet(lu.get(printed).content).codes(0)
    assert link.endswith(badge())


@pytest.mark.parametrize("who", ["xiaoyu", "li", "jiang", "zhou"])
def test_who_does_not_keep_the_list_ends_nobodys_badge(badge, client_of, person, community, actor, who):
    old, client = badge(), client_of(who)
    for method in (client.get, client.post):
        assert method(f"/links/members/{person('luo').pk}/badge/renewal/").status_code == 403
    with pytest.raises(NotAllowed):
        renew_badge(person("luo"), community(), by=actor(who))
    assert "罗慧贞" in scanned(old)


def test_who_keeps_the_list_of_another_place_finds_nobody_here(badge, client_of, person, actor, community):
    grant_role(person("lu"), Role.BRANCH_SECRETARY, community("demo-litang"), by=HULIAN)
    person("lu").grants.filter(area=community()).update(ends_at="2020-01-01T00:00Z")
    assert client_of("lu").get(f"/links/members/{person('luo').pk}/badge/renewal/").status_code == 404
    with pytest.raises(NotAllowed):
        renew_badge(person("luo"), community(), by=actor("lu"))


def test_whoever_is_no_contact_has_no_badge_to_lose(person, community, actor, client_of):
    with pytest.raises(NoBadge):
        renew_badge(person("lu"), community(), by=HULIAN)
    with pytest.raises(NoBadge):
        renew_badge(person("luo"), community("demo-litang"), by=actor("luo"))
    assert client_of("lu").get("/me/badge/renewal/").status_code == 404


def test_one_that_was_never_ours_warns_too():
    answer = Client().get("/b/AAAAAAAAAAAAAAAAAAAAAAAAAA/")
    assert answer.status_code == 404
    seen = answer.content.decode()
    assert "我们没有这块党员牌" in seen
    assert "已经不用了" not in seen
    assert "开门前，请先打电话问一问社区" in seen
    assert "电话印在家里的联系卡上" in seen
    assert "110" in seen

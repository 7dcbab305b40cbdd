"""What a household says when it wants somebody else: the office reads it, where it arranges that; nobody else does."""

import pytest

from hulian.accounts.register import grant_role
from hulian.contact.models import Refusal
from hulian.contact.verbs.ask_another import ask_another
from hulian.contact.verbs.link import link
from hulian.contact.verbs.refuse import refuse
from hulian.core.actor import HULIAN, resident

pytestmark = pytest.mark.django_db

WHY = "想找个女同志"


@pytest.fixture
def chen(home, person):
    """陈姨, whom 罗姐 looks after; she asked for somebody else."""
    one = link(home("陈姨"), person("luo"), by=HULIAN).household
    ask_another(one, person("luo").pk, by=resident("陈姨"), why=WHY)
    return one


def words(client, url):
    return client.get(url).content.decode().replace("\xa0", " ")


def test_who_arranges_links_reads_what_was_said(chen, client_of):
    for url in ("/links/", f"/links/homes/{chen.pk}/"):
        page = words(client_of("fen"), url)
        assert "这户说想换一位：想找个女同志" in page, url
    for slug in ("xiaoyu", "li"):
        page = words(client_of(slug), "/links/")
        assert chen.called in page
        assert WHY not in page


def test_the_office_is_led_to_who_else_could_come(chen, client_of):
    assert f'href="/links/homes/{chen.pk}/"' in words(client_of("fen"), "/messages/")


def test_a_member_never_reads_a_wish_about_themselves(chen, client_of, person, community):
    for role in ("branch_secretary", "community_admin"):
        grant_role(person("luo"), role, community(), by=HULIAN)
    luo = client_of("luo")
    assert luo.get("/links/").context["unwanted"] == []
    for url in ("/links/", f"/links/homes/{chen.pk}/", f"/my-homes/{chen.pk}/", "/messages/"):
        assert WHY not in words(luo, url), url
    assert f'href="/links/homes/{chen.pk}/"' not in words(luo, "/messages/")


def test_what_a_member_said_of_a_home_is_told_as_theirs(chen, home, person, client_of):
    uncle = link(home("何伯、何婶"), person("luo"), by=HULIAN).household
    refuse(uncle, person("luo"), "member", by=HULIAN, why="腿脚不便")
    assert "罗姐说不方便再联系：腿脚不便" in words(client_of("fen"), f"/links/homes/{uncle.pk}/")


def test_without_a_reason_only_the_wish_is_told(chen, client_of):
    Refusal.objects.update(why="")
    page = words(client_of("fen"), f"/links/homes/{chen.pk}/")
    assert "这户说想换一位" in page
    assert "这户说想换一位：" not in page


def test_what_was_said_of_somebody_else_before_bears_their_name(chen, person, client_of, chu):
    link(chen, chu, by=HULIAN)
    assert "这户说不要罗姐来：想找个女同志" in words(client_of("fen"), f"/links/homes/{chen.pk}/")

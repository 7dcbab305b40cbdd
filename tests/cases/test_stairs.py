"""The sheet of a stair knows where it hangs: whoever scans it needn't write that."""

import pytest
from django.test import Client

from hulian.accounts.register import grant_role
from hulian.accounts.roles import Role
from hulian.cases import stairs
from hulian.cases.models import Case
from hulian.cases.verbs.renew_link import renew_link
from hulian.contact.printed import labels_of, stairs_of
from hulian.core import links
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheets(home, community):
    """Return the addresses of two stairs' sheets, and of a door's label."""
    blocks = [home(called).dwelling.building for called in ("陈姨", "关婆婆")]
    found = [*stairs_of(blocks, community(), ""), labels_of(community(), "")[0]]
    return [sheet.link for sheet in found]


def place_on(url):
    answer = Client().get(url)
    assert answer.status_code == 200
    return answer.context["form"]["place"].value()


def test_each_sheet_says_where_it_hangs_and_a_label_asks(sheets):
    assert len(set(sheets)) == 3
    assert [place_on(url) for url in sheets] == ["榕塘花园 3 栋", "南村二队 17 号", ""]


def test_what_is_told_there_has_its_place_and_may_have_another(sheets):
    for words, place in (("楼梯灯不亮", "榕塘花园 3 栋"), ("路上的井盖响", "桥头")):
        sent = {"words": words, "place": place, "envelope": new_id()}
        assert Client().post(sheets[0], sent).status_code == 302
    assert dict(Case.objects.filter(way="qr").values_list("words", "place")) == {
        "楼梯灯不亮": "榕塘花园 3 栋", "路上的井盖响": "桥头"}


def test_it_shows_no_more_than_the_poster_does(sheets):
    page = Client().get(sheets[0]).content.decode()
    assert [word for word in ("陈姨", "独居", "罗姐", "102") if f">{word}" in page] == []


def test_with_the_posters_the_sheets_end_too_and_say_whom_to_ring(sheets, community, actor):
    renew_link(community(), by=actor("fen"))
    for url in sheets:
        answer = Client().get(url)
        assert answer.status_code == 410
        assert community().station_team.phone in answer.content.decode().replace(" ", "").replace("&nbsp;", "")


def test_those_of_another_community_stay(person, community, actor, sheets):
    grant_role(person("fen"), Role.COMMUNITY_ADMIN, community("demo-litang"), by=HULIAN)
    renew_link(community("demo-litang"), by=actor("fen"))
    assert place_on(sheets[0]) == "榕塘花园 3 栋"


def test_a_sheet_that_is_printed_again_leads_to_the_same(home, community, sheets):
    block = home("陈姨").dwelling.building
    assert stairs_of([block], community(), "")[0].link == sheets[0]
    links.revoke(stairs.PURPOSE, [block.pk])
    assert stairs_of([block], community(), "")[0].link != sheets[0]

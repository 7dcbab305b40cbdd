"""The board, the slip and the posters."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from hulian.audit.models import Event
from hulian.cases.board import SHOWN
from hulian.cases.tracker import token_for
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.appoint import appoint
from hulian.cases.verbs.assign import assign
from hulian.cases.verbs.close import close
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.decline import decline
from hulian.cases.verbs.follow_up import follow_up
from hulian.cases.verbs.report import Report, report
from hulian.cases.verbs.resolve import resolve
from hulian.core import clock, links
from hulian.core.actor import resident
from hulian.demo.cast import script
from hulian.teams.models import Helper
from tests.cases.tracker_world import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def tell(actor, community, home):
    """Report something about Auntie Chen's home and bring it as far as asked."""

    def told(words="陈姨家榕塘花园 3 栋 102 跳闸", mark=None, *, done=True, **facts):
        case = report(community(), Report(words, household=home("陈姨"), **facts), by=actor("xiaoyu"))
        if done:
            accept(case, by=actor("li"))
            resolve(case, by=actor("li"), what="李书记到陈月明家换了电线", no_photo="不便拍")
        if mark:
            confirm(case, by=resident("陈姨", case.pk), mark=mark, text="多谢李书记和周师傅")
        return case

    return told


def board(query=""):
    return Client().get(f"/board/demo/{query}").content.decode()


def figures(text):
    return [int(value) for value in re.findall(r"<b>(\d+)</b>", text[text.index('class="figures"'):])][:4]


def test_none_of_the_cast_stands_on_the_board(tell):
    tell(mark=5)
    tell(mark=1)
    tell(done=False)
    text = board() + board("?of=resolved") + board("?of=satisfied")
    known = {row[key] for row in script()["person"] for key in ("name", "called")}
    for home in script()["home"]:
        known |= {home["called"], home["building"], *(f"{home['building']} {home['unit']}".split(" ")[:1])}
        known |= {person[key] for person in home["resident"] for key in ("name", "called") if key in person}

    assert "用电" in text
    assert "第一网格" in text
    assert sorted(name for name in known if name in text) == []
    assert "跳闸" not in text
    assert "换了电线" not in text


def test_the_three_rates_are_kept_apart(tell, actor):
    tell(mark=5)
    tell(mark=1)  # open again: answered, not done, not satisfied
    tell(done=False)
    declined = tell(done=False)
    decline(declined, by=actor("li"), reason="不归我们管")
    unasked = tell()
    for days in (1, 2):
        with clock.at(clock.now() + timedelta(days=days)):
            follow_up(unasked, by=actor("xiaoyu"), how="phone", reached=False)
    close(unasked, by=actor("li"))

    assert figures(board()) == [5, 4, 2, 1]
    assert "2 件说了话" in board()
    assert board("?of=answered").count("row-name") == 4
    assert board("?of=satisfied").count("row-name") == 1


def test_what_was_not_right_at_first_is_told_beside_the_rates(tell):
    tell(mark=5)
    assert "又办了一次" not in board()

    tell(mark=1)
    assert "头一回没办好" in board()
    assert board("?of=again").count("row-name") == 1


def test_a_complaint_about_somebody_of_the_community_is_not_on_it(tell, person):
    tell(about_staff=True, done=False)
    tell(about_id=person("li").pk, done=False)

    assert figures(board())[0] == 0


def test_an_empty_board_says_what_will_be_here(community):
    assert "就会写在这里" in board()


def test_older_ones_are_one_tap_away(tell):
    for _ in range(SHOWN + 2):
        tell(done=False)
    first = board()
    link = re.search(r'href="(\?of=asked&amp;before=[^"]+)"', first)[1].replace("&amp;", "&")

    assert first.count("row-name") == SHOWN
    assert board(link).count("row-name") == 2


@pytest.mark.parametrize("query", ["?before=x", "?before=0001-01-01T00:00:00%2B23:59", "?of=none", "?before=%00"])
def test_nonsense_in_the_address_shows_the_newest(query, tell):
    tell(done=False)

    assert "row-name" in board(query)


def test_only_a_community_has_a_board(db):
    assert Client().get("/board/rongxi/").status_code == 404
    assert Client().get("/board/none/").status_code == 404


def test_the_slip_says_who_comes_and_when_in_dates_that_stay_true(tell, actor, client_of, person):
    case = tell(done=False)
    accept(case, by=actor("li"))
    assign(case, by=actor("li"), helper=Helper.objects.get(user=person("zhou")), skill="electric",
           escort=person("luo"), what="换线", owner_yes="")
    when = clock.local_moment(clock.today() + timedelta(days=1), 15, 30)
    appoint(case, by=actor("li"), starts_at=when, names="周师傅、罗姐", told="slip")
    text = text_of(client_of("xiaoyu").get(f"/cases/{case.pk}/slip/"))
    token = token_for(case)

    assert "周师傅、罗姐" in text
    assert f"{clock.local(when).month}月{clock.local(when).day}日" in text
    assert "明天" not in text
    assert text.count('class="slip-box"') == 5
    assert "0757-00000012" in text
    assert "-".join(token[at:at + 4] for at in range(0, 26, 4)) in text
    assert "102" not in text.replace(token, "").split("slip-link")[0].split("slip-facts")[1]
    assert client_of("jiang").get(f"/cases/{case.pk}/slip/").status_code == 404


def test_a_poster_shows_the_code_the_short_link_and_the_telephone(client_of, community):
    token = links.token_of(links.ensure("report", community().pk))
    for sheet in ("a4", "door"):
        text = client_of("xiaoyu").get(f"/places/demo/poster/{sheet}/").content.decode()
        assert "<svg" in text
        assert "-".join(token[at:at + 4] for at in range(0, 26, 4)) in text
        assert "0757-00000012" in text


def test_posters_of_another_community_are_not_there(client_of):
    assert client_of("jiang").get("/places/demo/poster/a4/").status_code == 404
    assert client_of("jiang").post("/places/demo/poster-renewal/").status_code == 404
    assert client_of("li").get("/places/demo/poster/wall/").status_code == 404
    assert Client().get("/places/poster/").status_code == 302
    assert client_of("tan").get("/places/poster/").status_code == 403


def test_the_supervisor_has_the_sheets_of_the_communities_below(client_of):
    text = client_of("deng").get("/places/poster/").content.decode()

    assert "榕塘社区" in text
    assert "荔塘社区" in text


def test_only_the_administrator_renews_the_code_once_and_it_is_on_record(client_of, community):
    old = links.token_of(links.ensure("report", community().pk))
    envelope = str(uuid4())

    assert client_of("li").post("/places/demo/poster-renewal/", {"envelope": str(uuid4())}).status_code == 403
    assert Client().get(f"/r/{old}/").status_code == 200
    for _ in range(2):
        assert client_of("fen").post("/places/demo/poster-renewal/", {"envelope": envelope}).status_code == 302
    new = links.token_of(links.ensure("report", community().pk))

    assert Client().get(f"/r/{old}/").status_code == 410
    assert Client().get(f"/r/{new}/").status_code == 200
    event = Event.objects.get(verb="area.renew_link")
    assert (event.area_path, event.codes) == (community().path, {"purpose": "report", "version": 2})


def test_looking_at_renewal_renews_nothing(client_of):
    assert client_of("fen").get("/places/demo/poster-renewal/").status_code == 405

"""The station team: one place, one half-day a week, moved in time, opened on the day."""

from datetime import datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup

from hulian.accounts.actors import actor_of
from hulian.accounts.register import add_user, grant_role
from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.cases.models import Case
from hulian.cases.verbs.report import Report, report
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from hulian.teams.calendar import coming
from hulian.teams.colleagues import colleagues
from hulian.teams.errors import AlreadyOpen, DayTaken, NoticeTooShort, NotToday, SeatTaken, TeamIsFull, WrongHours
from hulian.teams.models import SeatKind, StationDay, StationTeam
from hulian.teams.register import add_seat
from hulian.teams.verbs.change_team import change_team
from hulian.teams.verbs.move_day import move_day
from hulian.teams.verbs.open_day import open_day
from hulian.teams.verbs.succeed import succeed

pytestmark = pytest.mark.django_db
# A Tuesday well ahead: the cast holds its posts only from the moment at which the tests made it.
TUESDAY = next(day for ahead in range(21, 28) if (day := clock.today() + timedelta(days=ahead)).weekday() == 1)
AFTERNOON = {"opens": time(15), "closes": time(17), "place": "榕塘祠堂", "reason": "换届选举借用会议室"}


def at(day, hour=10):
    return clock.at(datetime(day.year, day.month, day.day, hour, tzinfo=clock.SHANGHAI))


@pytest.fixture
def team(db):
    """The station team of 榕塘."""
    return StationTeam.objects.get(community__code="demo")


@pytest.fixture
def start(db):
    """The last Event before the test."""
    return Event.objects.order_by("-sequence").first().sequence


def verbs_since(start):
    return list(Event.objects.filter(sequence__gt=start).order_by("sequence").values_list("verb", flat=True))


def test_the_next_days_are_the_tuesdays_to_come(team):
    with at(TUESDAY - timedelta(days=3)):
        days = coming(team, 3)
    assert [item.day for item in days] == [TUESDAY, TUESDAY + timedelta(days=7), TUESDAY + timedelta(days=14)]
    assert clock.local(days[0].opens_at).time() == time(14, 30)
    assert not StationDay.objects.exists()


def test_a_day_is_moved_in_time_with_a_reason_that_neighbours_read(client_of, team, start):
    with at(TUESDAY - timedelta(days=5)):
        form = {"to": (TUESDAY + timedelta(days=2)).isoformat(), "opens": "15:00", "closes": "17:00",
                "place": "榕塘祠堂", "reason": "换届选举借用会议室", "envelope": new_id()}
        for _ in range(2):
            assert client_of("li").post(f"/station/demo/{TUESDAY}/move/", form).status_code == 302
        days = coming(team, 2)
        page = client_of("tan").get("/station/").content.decode()
    assert [item.day for item in days] == [TUESDAY + timedelta(days=2), TUESDAY + timedelta(days=7)]
    assert days[0].row.moved_from == TUESDAY
    assert days[0].row.announced_at is not None
    assert "换届选举借用会议室" in page
    assert verbs_since(start) == ["station.move"]


@pytest.mark.parametrize(("today", "to"), [
    (TUESDAY - timedelta(days=2), TUESDAY + timedelta(days=9)),
    (TUESDAY - timedelta(days=5), TUESDAY - timedelta(days=3)),
])
def test_a_day_moved_too_late_is_refused_with_the_rule_and_its_source(client_of, actor, team, start, today, to):
    with at(today):
        with pytest.raises(NoticeTooShort):
            move_day(team, TUESDAY, to=to, by=actor("li"), **AFTERNOON)
        form = AFTERNOON | {"to": to.isoformat(), "envelope": new_id()}
        answer = client_of("li").post(f"/station/demo/{TUESDAY}/move/", form)
    assert answer.status_code == 422
    assert "提前 3 天" in answer.content.decode()
    assert "南海区" in answer.content.decode()
    assert verbs_since(start) == []


def test_three_days_before_is_just_in_time(actor, team):
    with at(TUESDAY - timedelta(days=3)):
        assert move_day(team, TUESDAY, to=TUESDAY + timedelta(days=1), by=actor("fen"), **AFTERNOON).pk


def test_a_moved_day_may_be_moved_again_and_never_onto_another(actor, team):
    with at(TUESDAY - timedelta(days=9)):
        move_day(team, TUESDAY, to=TUESDAY + timedelta(days=1), by=actor("li"), **AFTERNOON)
        move_day(team, TUESDAY, to=TUESDAY + timedelta(days=2), by=actor("li"), **AFTERNOON)
        with pytest.raises(DayTaken):
            move_day(team, TUESDAY, to=TUESDAY + timedelta(days=7), by=actor("li"), **AFTERNOON)
        with pytest.raises(WrongHours):
            move_day(team, TUESDAY, to=TUESDAY + timedelta(days=3), by=actor("li"),
                     **AFTERNOON | {"opens": time(18)})
        with pytest.raises(NotToday):
            move_day(team, TUESDAY + timedelta(days=1), to=TUESDAY + timedelta(days=3), by=actor("li"), **AFTERNOON)
        assert [item.day for item in coming(team, 3)][1] == TUESDAY + timedelta(days=2)
    assert StationDay.objects.count() == 1


def test_today_is_opened_once_and_takes_down_who_comes(client_of, team, home, start):
    with at(TUESDAY, 14):
        client, form = client_of("xiaoyu"), {"envelope": new_id()}
        assert "开始接待" in client.get("/station/").content.decode()
        first, again = client.post("/station/demo/opening/", form), client.post("/station/demo/opening/", form)
        row = StationDay.objects.get()
        assert first.url == again.url == f"/station/days/{row.pk}/"
        client_of("li").post("/station/demo/opening/", {"envelope": new_id()})
        assert verbs_since(start) == ["station.open"]

        page = BeautifulSoup(client.get(first.url).content, "html.parser")
        assert page.select_one(".acts a")["href"] == f"/cases/new/?way=reception&day={row.pk}"
        assert client.get(page.select_one(".acts a")["href"]).status_code == 200


def test_a_case_received_that_day_knows_its_day(actor, community, team):
    with at(TUESDAY, 15):
        row = open_day(team, by=actor("li"))
        told = Report("楼道灯坏了", way="reception", station_day=row, who="何伯")
        case = report(community(), told, by=actor("li"))
    assert Case.objects.get(pk=case.pk).station_day == row


def test_nothing_opens_on_another_day(client_of, actor, team, start):
    with at(TUESDAY + timedelta(days=1)):
        with pytest.raises(NotToday):
            open_day(team, by=actor("li"))
        answer = client_of("li").post("/station/demo/opening/", {"envelope": new_id()}, follow=True)
    assert "今天没有驻点接待" in answer.content.decode()
    assert verbs_since(start) == []


def test_an_open_day_is_not_moved(actor, team):
    with at(TUESDAY, 14):
        open_day(team, by=actor("li"))
        with pytest.raises(AlreadyOpen):
            move_day(team, TUESDAY, to=TUESDAY + timedelta(days=5), by=actor("li"), **AFTERNOON)


def test_the_form_prints_what_is_known_and_leaves_the_rest_blank(client_of, team):
    with at(TUESDAY - timedelta(days=1)):
        page = BeautifulSoup(client_of("he").get(f"/station/demo/{TUESDAY}/sheet/").content, "html.parser")
        assert client_of("he").get(f"/station/demo/{TUESDAY + timedelta(days=1)}/sheet/").status_code == 404
        assert client_of("he").get("/station/demo/tomorrow/sheet/").status_code == 404
    assert f"{TUESDAY.month}月{TUESDAY.day}日" in page.text
    assert "榕塘居委会一楼" in page.text
    assert "李书记" in page.text
    assert len(page.select("tbody tr")) == 9


def test_a_successor_may_act_at_once_and_who_left_no_more(client_of, person, actor, team, start):
    seat = team.seats.get(kind=SeatKind.LEADER)
    form = {"person": person("xiaoyu").pk, "envelope": new_id()}
    for _ in range(2):
        assert client_of("fen").post(f"/station/demo/seats/{seat.pk}/", form).status_code == 302
    assert "station_leader" in actor("xiaoyu").roles_in(team.community.path)
    assert "station_leader" not in actor("li").roles_in(team.community.path)
    assert verbs_since(start) == ["account.hold_post", "team.succeed"]


def test_the_same_person_again_changes_nothing(actor, person, team, start):
    succeed(team.seats.get(kind=SeatKind.LEADER), person("li"), by=actor("fen"))
    assert verbs_since(start) == []


def test_a_member_is_added_and_the_eleventh_is_refused_kindly(client_of, actor, community, team):
    for number in range(10):
        user = add_user(f"m{number}", name=f"成员{number}", by=HULIAN, area=community())
        add_seat(team, user, SeatKind.MEMBER, "驻点成员", by=actor("fen"))
        assert "station_member" in actor_of(user).roles_in(team.community.path)
    one_more = add_user("m10", name="成员10", by=HULIAN, area=community())
    grant_role(one_more, "social_worker", community(), by=HULIAN)
    with pytest.raises(TeamIsFull):
        add_seat(team, one_more, SeatKind.MEMBER, "驻点成员", by=actor("fen"))
    answer = client_of("fen").post("/station/demo/seats/new/", {
        "kind": "member", "person": one_more.pk, "title": "驻点成员", "envelope": new_id()})
    assert answer.status_code == 422
    assert "已有 10 名成员" in answer.content.decode()


def test_there_is_one_leader(client_of, actor, person, team):
    with pytest.raises(SeatTaken):
        add_seat(team, person("xiaoyu"), SeatKind.LEADER, "负责人", by=actor("fen"))
    assert 'value="leader"' not in client_of("fen").get("/station/demo/seats/new/").content.decode()


def test_seats_go_to_people_of_the_place_and_of_above_only(community):
    names = set(colleagues(community()).values_list("username", flat=True))
    assert {"li", "xiaoyu", "he", "deng"} <= names
    assert not {"jiang", "liang-a"} & names


def test_place_and_time_change_for_the_days_to_come(client_of, actor, team, start):
    form = {"place": "榕塘祠堂", "weekday": 3, "opens": "09:00", "closes": "11:30", "phone": "", "envelope": new_id()}
    assert client_of("fen").post("/station/demo/facts/", form).status_code == 302
    team.refresh_from_db()
    with at(TUESDAY):
        assert coming(team, 1)[0].day == TUESDAY + timedelta(days=2)
    with pytest.raises(WrongHours):
        change_team(team, place="x", phone="", weekday=1, opens=time(12), closes=time(9), by=actor("fen"))
    assert verbs_since(start) == ["team.change"]


def test_a_community_without_a_team_gets_one(client_of, person, community):
    grant_role(person("wen"), "community_admin", community("demo-songchong"), by=HULIAN)
    assert client_of("jiang").get("/station/demo-songchong/facts/").status_code == 403
    form = {"place": "松涌祠堂", "weekday": 1, "opens": "14:30", "closes": "17:30", "envelope": new_id()}
    assert client_of("wen").post("/station/demo-songchong/facts/", form).status_code == 302
    assert StationTeam.objects.get(community__code="demo-songchong").place == "松涌祠堂"


def test_the_supervisor_chooses_among_the_teams_below(client_of):
    page = BeautifulSoup(client_of("deng").get("/station/").content, "html.parser")
    assert {row["href"] for row in page.select(".row")} == {"/station/demo/", "/station/demo-litang/"}


@pytest.mark.parametrize(("slug", "page", "status"), [
    ("zhou", "/station/demo/", 200), ("jiang", "/station/demo/", 404),
    ("jiang", f"/station/demo/{TUESDAY}/sheet/", 404),
    ("tan", f"/station/demo/{TUESDAY}/sheet/", 403), ("xiaoyu", f"/station/demo/{TUESDAY}/move/", 403),
    ("li", "/station/demo/facts/", 403), ("li", "/station/demo/seats/new/", 403),
    ("fen", "/station/demo-litang/", 404), ("fen", "/station/demo-litang/facts/", 404),
    ("fen", "/station/demo-litang/seats/new/", 404), ("fen", f"/station/demo-litang/{TUESDAY}/move/", 404),
])
def test_strangers_find_nothing_and_others_are_told(client_of, slug, page, status):
    with at(TUESDAY - timedelta(days=5)):
        assert client_of(slug).get(page).status_code == status


def test_an_open_day_is_not_there_for_strangers(client_of, actor, team):
    with at(TUESDAY, 14):
        row = open_day(team, by=actor("li"))
        for slug, status in (("jiang", 404), ("li", 200), ("zhou", 403)):
            assert client_of(slug).get(f"/station/days/{row.pk}/").status_code == status, slug
        assert client_of("jiang").post("/station/demo/opening/", {"envelope": new_id()}).status_code == 404


@pytest.mark.parametrize("slug", ["xiaoyu", "zhou", "deng", "jiang"])
def test_verbs_refuse_who_may_not(actor, person, team, start, slug):
    by = actor(slug)
    tries = [
        lambda: move_day(team, TUESDAY, to=TUESDAY + timedelta(days=1), by=by, **AFTERNOON),
        lambda: succeed(team.seats.first(), person("xiaoyu"), by=by),
        lambda: add_seat(team, person("xiaoyu"), SeatKind.MEMBER, "成员", by=by),
        lambda: change_team(team, place="x", phone="", weekday=1, opens=time(9), closes=time(12), by=by),
    ]
    with at(TUESDAY - timedelta(days=9)):
        for act in tries:
            with pytest.raises(NotAllowed):
                act()
    assert verbs_since(start) == []


def test_the_day_leads_to_the_cases_of_that_day_and_no_others(client_of, actor, community, team):
    with at(TUESDAY, 15):
        row = open_day(team, by=actor("li"))
        report(community(), Report("楼道灯坏了", way="reception", station_day=row, who="何伯"), by=actor("li"))
        report(community(), Report("电线老化", who="陈姨"), by=actor("li"))
        page = BeautifulSoup(client_of("li").get(f"/station/days/{row.pk}/").content, "html.parser")
        found = BeautifulSoup(client_of("li").get(page.select_one(".choice")["href"]).content, "html.parser")
    assert [name.text.split(" · ")[0] for name in found.select(".row-name")] == ["何伯"]

"""Rosters become homes and people; what is known stays as it is."""

from datetime import date

import pytest
from openpyxl import load_workbook

from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.core import search
from hulian.core.actor import HULIAN
from hulian.core.sealed import open_field
from hulian.people.models import Household, Resident
from hulian.people.roster.mend import write_mend
from hulian.people.roster.take import import_roster
from hulian.places.add import add_area
from hulian.places.models import Building
from tests.people.roster.sheets import GOOD, OTHER, THIRD, xlsx

pytestmark = pytest.mark.django_db
HEAD = ["户号", "家庭住址", "姓名", "与户主关系", "身份证号", "联系电话", "备注"]
BASE = [
    HEAD,
    [1, "联和花园1栋101房", "陈大文", "户主", GOOD, "13800000000", "独居"],
    ["", "", "李小红", "配偶", OTHER, "", ""],
    [2, "广东省佛山市南海区联和花园1栋102房", "王五", "户主", "", "13800000001", ""],
    ["", "", "", "子", THIRD, "", ""],
    ["", "", "王六", "女", "440605193411147621", "1380000", ""],
]


@pytest.fixture
def place(db):
    return add_area("ros", "联和社区")


@pytest.fixture
def take(place, tmp_path):
    """Import rows and return what came of it."""

    def do(rows, **options):
        return import_roster(place, xlsx(tmp_path / "roster.xlsx", rows, **options), by=HULIAN)

    return do


def counts(outcome):
    return outcome.households, outcome.residents, outcome.seen_before


def proposals(outcome):
    return [(one.kind, one.called, one.name) for one in outcome.proposals]


def everything():
    return list(Household.objects.order_by("id").values()), list(Resident.objects.order_by("id").values_list(
        "id", "name", "household_id", "phone_blind", "identity_blind")), Building.objects.count(), Event.objects.count()


def test_homes_and_people_are_taken_with_all_that_is_known_of_them(take, place):
    assert counts(take(BASE)) == (2, 4, 0)
    chen = Household.objects.get(community=place, called="陈大文")
    assert (chen.address, chen.number, chen.dwelling.building.address) == ("联和花园1栋 101", "1", "联和花园1栋")
    head, wife = chen.residents.all()
    assert (head.name, head.is_head, head.sex, head.born_on) == ("陈大文", True, "f", date(1934, 11, 14))
    assert (open_field(head, "identity"), open_field(head, "phone")) == (GOOD, "13800000000")
    assert [need.code for need in head.needs.all()] == ["lives_alone"]
    assert (wife.relation, wife.is_head) == ("配偶", False)


@pytest.mark.parametrize("query", ["陈大文", "cdw", "chendawen", "联和花园 101", "13800000000", "0000", "李小红"])
def test_they_are_found(take, place, query):
    take(BASE)
    home = Household.objects.get(community=place, called="陈大文")
    assert home.pk in search.find(query, "household", [place.path])


def test_problems_are_told_by_row_and_column_and_the_person_is_taken_but_for_name_or_home(take):
    outcome = take(BASE)
    assert [(one.row, one.column, one.code, one.taken) for one in outcome.in_order()] == [
        (5, "姓名", "no_name", False), (6, "身份证号", "id_check", True), (6, "联系电话", "phone_length", True)]
    assert Resident.objects.filter(name="王六", identity_blind="").exists()


def test_a_second_run_changes_nothing(take):
    take(BASE)
    before = everything()
    outcome = take(BASE)
    assert (counts(outcome), proposals(outcome)) == ((0, 0, 4), [])
    assert len(outcome.problems) == 3
    assert everything() == before


def test_the_sheet_to_mend_comes_back_and_only_what_was_missing_is_added(take, place, tmp_path):
    outcome = take(BASE)
    write_mend(outcome, tmp_path / "mend.xlsx")
    book = load_workbook(tmp_path / "mend.xlsx")
    page = book["名单"]
    assert [cell.value for cell in page[1]] == [*HEAD, "要补的地方"]
    assert [cell.value for cell in page[2]][:6] == ["2", "广东省佛山市南海区联和花园1栋102房", None, "子", THIRD, None]
    page["C2"], page["F3"] = "王小七", "13800000009"
    book.save(tmp_path / "mended.xlsx")
    mended = import_roster(place, tmp_path / "mended.xlsx", by=HULIAN)
    assert (counts(mended), mended.filled, proposals(mended)) == ((0, 1, 1), 1, [])
    wang = Household.objects.get(community=place, called="王五")
    assert sorted(wang.residents.values_list("name", flat=True)) == ["王五", "王六", "王小七"]
    assert open_field(wang.residents.get(name="王六"), "phone") == "13800000009"
    assert wang.pk in search.find("0009", "household", [place.path])
    again = import_roster(place, tmp_path / "mended.xlsx", by=HULIAN)
    assert (counts(again), again.filled) == ((0, 0, 2), 0)


def test_a_day_that_is_none_is_given_back_and_taken_once_it_is_mended(take):
    head = ("户号", "住址", "姓名", "与户主关系", "出生日期")
    rows = [head, (1, "联和花园1栋101房", "何一", "户主", "1999-13-40"), ("", "", "何二", "配偶", "2999-01-01"),
            ("", "", "何三", "子", "1998"), ("", "", "何四", "子", "不详")]
    outcome = take(rows)
    given_back = [(one.row, one.column, one.taken) for one in outcome.problems]
    assert given_back == [(2, "出生日期", True), (3, "出生日期", True)]
    assert not Resident.objects.filter(name__in=["何一", "何二"]).exclude(born_on=None).exists()
    mended = [[*row] for row in rows]
    mended[1][4], mended[2][4] = "1999-12-30", "2003年1月1日"
    again = take(mended)
    assert (counts(again), again.filled, again.problems) == ((0, 0, 4), 2, [])
    born = dict(Resident.objects.values_list("name", "born_on"))
    assert (born["何一"], born["何二"]) == (date(1999, 12, 30), date(2003, 1, 1))


def test_what_changed_since_is_proposed_and_not_done(take):
    take(BASE)
    changed = [[*row] for row in BASE]
    changed[1][6] = "已故"
    changed[3] = [2, "联和花园1栋102房", "王五", "户主", "", "13800000001", ""]
    changed[5] = ["", "", "王新人", "婿", "", "", ""]
    before = everything()[:2]
    outcome = take([*changed, ["", "", "王五妻", "配偶", "", "", ""]])
    assert sorted(proposals(outcome)) == [
        ("died", "陈大文", "陈大文"), ("moved_in", "王五", "王五妻"), ("moved_in", "王五", "王新人")]
    assert everything()[:2] == before


def test_who_is_left_out_of_a_home_seems_to_have_moved_out(take):
    take(BASE)
    outcome = take([HEAD, BASE[1], BASE[3], BASE[5]])
    assert proposals(outcome) == [("moved_out", "陈大文", "李小红")]


def test_a_list_of_some_people_does_not_say_that_the_others_left(take):
    take(BASE)
    outcome = take([["姓名", "住址"], ["陈大文", "联和花园1栋101"]])
    assert (counts(outcome), proposals(outcome)) == ((0, 0, 1), [])


def test_a_home_is_known_again_under_another_number_and_with_another_front_of_the_address(take):
    take(BASE)
    rows = [["家庭编号", "现住址", "姓名", "关系"], [71, "南海区联和花园1号楼101室", "陈大文", "户主"],
            [71, "", "李小红", "妻"]]
    assert counts(take(rows)) == (0, 0, 2)


def test_numbers_that_begin_anew_are_different_homes_and_official_ones_are_one_home_wherever_they_stand(take):
    rows = [HEAD, [1, "文化路1号", "甲一", "户主", "", "", ""], [1, "文化路2号", "乙一", "户主", "", "", ""],
            [440605001, "文化路3号", "丙一", "户主", "", "", ""], [2, "文化路4号", "丁一", "户主", "", "", ""],
            [440605001, "文化路33号", "丙二", "子", "", "", ""]]
    assert counts(take(rows)) == (4, 5, 0)


def test_two_families_behind_one_door_stay_two_where_their_heads_are_known(take, place):
    rows = [["姓名", "与户主关系", "住址"], ["甲一", "户主", "文化路1号"], ["甲二", "子", "文化路1号"],
            ["乙一", "户主", "南海区文化路1号"], ["乙二", "子", "文化路1号"]]
    assert counts(take(rows)) == (2, 4, 0)
    assert Building.objects.filter(community=place).count() == 1
    assert Household.objects.filter(community=place).values("dwelling").distinct().count() == 1
    assert sorted(Resident.objects.filter(household__called="乙一").values_list("name", flat=True)) == ["乙一", "乙二"]


def test_the_door_alone_makes_a_home_where_neither_number_nor_head_is_known(take):
    rows = [["姓名", "住址"], ["甲一", "文化路1号"], ["乙一", "文化路2号"], ["甲二", "佛山市南海区文化路1号"]]
    assert counts(take(rows)) == (2, 3, 0)


def test_somebody_who_stands_there_twice_is_taken_once(take):
    rows = [["姓名", "住址", "身份证号"], ["陈大文", "文化路1号", GOOD], ["陈大文", "文化路1号", GOOD],
            ["陈大文", "文化路1号", OTHER]]
    assert counts(take(rows)) == (1, 2, 1)


def test_a_home_that_people_wrote_down_by_hand_is_known(take, place, home, community, tmp_path):
    chen = home("陈姨")
    name = chen.residents.get().name
    path = xlsx(tmp_path / "a.xlsx", [["姓名", "住址"], [name, "佛山市南海区榕塘花园3栋102房"]])
    outcome = import_roster(community(), path, by=HULIAN)
    assert counts(outcome) == (0, 0, 1)


def test_a_home_by_its_number_alone_waits_for_its_address(take, place):
    assert counts(take([["户号", "姓名"], [7, "甲一"], [7, "甲二"], [8, "乙一"]])) == (2, 3, 0)
    assert counts(take([["户号", "姓名"], [7, "甲一"], [7, "甲二"], [8, "乙一"]])) == (0, 0, 3)


def test_a_grid_is_found_or_made_by_the_name_of_the_sheet(take, place):
    take(BASE, title="第一网格")
    take([["姓名", "住址"], ["甲一", "文化路9号"]], title="第一网格")
    grid = place.parts.get()
    assert (grid.name, Household.objects.filter(area_path=grid.path).count()) == ("第一网格", 3)


def test_whoever_may_not_keep_homes_there_imports_nothing(actor, place, tmp_path):
    path = xlsx(tmp_path / "a.xlsx", BASE)
    for slug in ("fen", "xiaoyu", "luo"):
        with pytest.raises(NotAllowed):
            import_roster(place, path, by=actor(slug))


def test_one_event_tells_of_an_import_in_codes(take):
    take(BASE)
    event = Event.objects.filter(verb="roster.import").get()
    assert event.codes == {"households": 2, "residents": 4, "filled": 0}

"""Single cells: numbers, telephones, days, addresses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulian.people.roster.addresses import address_of, composed
from hulian.people.roster.care import change_of, needs_of
from hulian.people.roster.checks import identity_of, phone_of
from hulian.people.roster.dates import day_of
from hulian.people.roster.headings import field_of, field_under
from hulian.people.roster.points import to_wgs84


@pytest.mark.parametrize(("cell", "wrong"), [
    ("440605193411147622", ""), (" 440605 19341114 7622\t", ""), ("４４０６０５１９３４１１１４７６２２", ""),
    ("'440605193411147622", ""), ("44060519890702758x", ""), ("", ""), ("无", ""), ("/", ""), (None, ""),
    ("44060519341114762", "id_length"), ("4406051934111476222", "id_length"), ("440605340114762", "id_length"),
    ("440605193411147621", "id_check"), ("4406051934111476A2", "id_check"), ("440605193402307622", "id_date"),
    ("440605193413147622", "id_date"), (4.40605193411147e17, "id_lost"), ("4.40605E+17", "id_lost"),
    ("999999193411147622", "id_check"),
])
def test_an_id_number_is_wrong_for_its_length_its_date_or_its_last_figure_only(cell, wrong):
    assert identity_of(cell)[1] == wrong


def test_the_place_in_an_id_number_is_never_a_reason():
    assert identity_of("99060519341114762X")[1] == ""  # no place has this code; the last figure fits


@pytest.mark.parametrize(("cell", "number", "wrong"), [
    ("13800000000", "13800000000", ""), (13800000000.0, "13800000000", ""), (13800000000, "13800000000", ""),
    ("13800000000.0", "13800000000", ""), ("１３８０００００００１", "13800000001", ""),
    ("138 0000 0000", "13800000000", ""),
    ("+86 138-0000-0000", "13800000000", ""), ("0757-86668888", "075786668888", ""), ("86668888", "86668888", ""),
    ("13800000000（儿子）", "13800000000", ""), ("86668888/13900000000", "86668888", ""), ("无", "", ""), ("", "", ""),
    ("1380000000", "", "phone_length"), ("138000000001", "", "phone_length"), ("23800000000", "", "phone_start"),
    ("1380000000O", "", "phone_signs"), ("1.38E+10", "", "phone_lost"), ("12345", "", "phone_length"),
    ("13800000000、1380000", "13800000000", "phone_length"),
])
def test_a_mobile_has_eleven_digits_and_begins_with_one(cell, number, wrong):
    assert phone_of(cell) == (number, wrong)


@pytest.mark.parametrize("cell", [
    date(1956, 3, 4), "1956-03-04", "1956/3/4", "1956.3.4", "1956年3月4日", "1956年03月04号",
    "１９５６．３．４", "一九五六年三月四日", "19560304", 19560304.0, 20518, 20518.0, "20518", "1956-03-04 00:00:00",
    "3/4/1956", "56.3.4", " 1956-03-04 ",
])
def test_a_day_is_read_however_it_is_written(cell):
    assert day_of(cell) == date(1956, 3, 4)


@pytest.mark.parametrize("cell", ["", "1956", 1956, "1956年3月", "1956.10", "1956-02-30", "不详", "2999-01-01", 3.5])
def test_what_is_no_whole_day_is_none(cell):
    assert day_of(cell) is None


@given(st.dates(date(1920, 1, 1), date(2025, 12, 31)))
def test_every_day_is_read_back(day):
    for cell in (f"{day:%Y-%m-%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}",
                 f"{day.year}.{day.month}.{day.day}", (day - date(1899, 12, 30)).days):
        assert day_of(cell) == day


SAME_DOOR = ["联和花园16栋506房", "广东省佛山市南海区联和花园16栋506房", "南海区联和花园16号楼506室",
             "联和花园 16 幢 506",
             "佛山市南海区狮山镇罗村社区联和花园十六栋506", "狮山镇联和花园16-506",
             "联和花园１６栋０５０６", "联和花园16座5楼506"]


@pytest.mark.parametrize("words", SAME_DOOR)
def test_one_door_is_one_key_with_and_without_the_city(words):
    assert address_of(words).key == "联和花园16栋506"


@pytest.mark.parametrize(("one", "other"), [
    ("阳光小区3栋501", "明珠小区3栋501"), ("锦绣东区3栋501", "锦绣西区3栋501"), ("文化路7巷15号", "文化路7巷5号"),
    ("北村二队42号", "南村二队42号"), ("联和花园1栋101", "联和花园11栋01"), ("石门路12-14号", "石门路12号"),
])
def test_different_doors_stay_different(one, other):
    assert address_of(one).key != address_of(other).key


@pytest.mark.parametrize(("words", "building", "unit"), [
    ("联和花园15栋904房", "联和花园15栋", "904"), ("文化路7巷15号", "文化路7巷15号", ""),
    ("文化路7巷15号502", "文化路7巷15号", "502"),
    ("阳光小区3-2-501", "阳光小区3栋", "2单元501"), ("A座1203", "A座", "1203"), ("西村三队5号", "西村三队5号", ""),
])
def test_an_address_is_a_building_and_a_door(words, building, unit):
    assert (address_of(words).building, address_of(words).unit) == (building, unit)


def test_columns_make_one_address():
    assert composed({"estate": "联和花园", "building": "3", "entrance": "2", "room": "501"}) == "联和花园3栋2单元501"
    assert composed({"address": "联和花园3栋501", "building": "3", "room": "501"}) == "联和花园3栋501"


@pytest.mark.parametrize(("label", "field"), [
    ("姓  名", "name"), ("居民姓名*", "name"), ("户主姓名", "head"), ("公民身份号码", "identity"),
    ("身份证\n号码（18位）", "identity"),
    ("联系电话", "phone"), ("手机号", "phone"), ("聯絡電話", "phone"),
    ("紧急联系人电话", "emergency_phone"), ("现住址", "address"),
    ("户籍地址", "registered"),
    ("户编号", "number"), ("与户主关系", "relation"), ("出生年月", "born"), ("楼栋", "building"),
    ("房号", "room"), ("所属网格", "grid"),
    ("网格员", "ignored"), ("是否独居", "need:lives_alone"), ("残疾证号", "need:disabled"),
    ("備註", "kind"), ("序号", "ignored"),
    ("工作单位", "ignored"), ("户主电话", "head_phone"), ("户口性质", "ignored"), ("今天天气", ""),
])
def test_a_label_has_many_names(label, field):
    assert field_of(label) == field


def test_a_label_under_another_is_read_with_it():
    assert field_under("户主信息", "姓名") == "head"
    assert field_under("紧急联系人", "电话") == "emergency_phone"
    assert field_under("家庭成员", "姓名") == "name"


def test_needs_are_told_by_columns_and_remarks_and_not_by_their_denial():
    assert needs_of("独居，低保户", ()) == ("lives_alone", "low_income")
    assert needs_of("非独居", (("disabled", "无"), ("chronic", "高血压"), ("lives_alone", "否"))) == ("chronic",)
    assert [change_of(words) for words in ("已故", "2024年迁出", "独居")] == ["died", "moved_out", ""]


def test_points_come_to_wgs84_within_a_metre():
    lon, lat = to_wgs84(116.404, 39.915, "gcj02")  # the middle of Beijing, as published converters give it
    assert abs(lon - 116.39775550083061) < 1e-5
    assert abs(lat - 39.91359571849836) < 1e-5
    assert to_wgs84(113.05, 23.08, "wgs84") == (113.05, 23.08)

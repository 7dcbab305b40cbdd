"""`hulian import` from outside: exit codes, JSON, and both rosters that are as messy as communities keep them."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from hulian.accounts.models import Grant
from hulian.cli.commands import importing
from hulian.cli.commands.importing import import_
from hulian.contact.models import MemberFacts
from hulian.people.models import Household
from hulian.places.add import add_area
from hulian.places.models import Building
from tests.people.roster.sheets import text, xlsx

pytestmark = pytest.mark.django_db
REAL = Path(os.environ.get("HULIAN_REAL_DATA", "../shared/data")) / "rosters"
ROWS = [["住户", "住址", "手机"], ["甲一", "文化路1号", "13800000000"], ["甲二", "文化路1号", "1380000"]]


@pytest.fixture
def place(db, monkeypatch):
    """Django is set up and migrated already."""
    monkeypatch.setattr(importing, "start", lambda: None)
    return add_area("imp", "导入社区")


def run(*words):
    result = CliRunner().invoke(import_, [*map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("name", ["常住人口采集表", "户籍花名册-按网格"])
def test_both_rosters_come_out_exactly_and_a_second_run_changes_nothing(place, name):
    path = REAL / f"{name}.xlsx"
    if not path.exists():
        pytest.skip(f"no real rosters at {REAL} (HULIAN_REAL_DATA)")
    wanted = json.loads(path.with_suffix(".json").read_text())
    first, second = (json.loads(run("roster", path, "--community", "imp", "--json").stdout) for _run in range(2))
    assert (first["households"], first["residents"]) == (wanted["households"], wanted["residents"])
    assert first["seen_before"] == 0
    assert len({(one["sheet"], one["row"]) for one in first["problems"]}) == wanted["problem_rows"]
    assert Counter(one["taken"] for one in first["problems"])[False] == wanted["rows"] - wanted["residents"]
    assert (second["households"], second["residents"], second["seen_before"]) == (0, 0, wanted["residents"])
    assert (second["problems"], second["proposals"]) == (first["problems"], [])


def test_the_json_says_what_and_where(place, tmp_path):
    result = run("roster", xlsx(tmp_path / "a.xlsx", ROWS, title="一"), "--community", "imp", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["households"], told["residents"]) == (0, 1, 2)
    assert told["problems"] == [
        {"sheet": "一", "row": 3, "column": "手机", "reason": "手机号应该是 11 位", "taken": True}]


def test_a_text_table_has_no_sheet(place, tmp_path):
    path = text(tmp_path / "a.csv", ROWS, encoding="gb18030")
    told = json.loads(run("roster", path, "--community", "imp", "--json").stdout)
    assert told["problems"][0]["sheet"] == ""


@pytest.mark.parametrize("mapping", [
    {"谁": "name", "哪": "address"}, {"name": "谁", "address": "哪"}, {"谁": "姓名", "哪": "住址"}])
def test_a_mapping_is_read_in_either_direction(place, tmp_path, mapping):
    (tmp_path / "m.json").write_text(json.dumps(mapping, ensure_ascii=False))
    path = xlsx(tmp_path / "a.xlsx", [["谁", "哪"], ["甲一", "文化路1号"]])
    result = run("roster", path, "--community", "imp", "--mapping", tmp_path / "m.json", "--json")
    assert json.loads(result.stdout)["residents"] == 1


def test_a_broken_file_ends_with_one_and_says_why(place, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 cut off")
    result = run("roster", tmp_path / "a.xlsx", "--community", "imp", "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "文件不完整" in result.stderr
    assert not Household.objects.filter(community=place).exists()


def test_an_unknown_community_ends_with_two(place, tmp_path):
    assert run("roster", xlsx(tmp_path / "a.xlsx", ROWS), "--community", "nowhere").exit_code == 2
    assert run("roster", "--community", "imp").exit_code == 2


def test_the_rows_to_mend_are_written(place, tmp_path):
    run("roster", xlsx(tmp_path / "a.xlsx", ROWS), "--community", "imp", "--mend", tmp_path / "mend.xlsx")
    assert (tmp_path / "mend.xlsx").stat().st_size > 0


def test_buildings_come_with_points_in_wgs84_and_fill_what_was_empty(place, tmp_path):
    Building.objects.create(community=place, address="联和花园 1 栋")
    path = text(tmp_path / "b.csv", [
        ["楼栋信息", "", "", "", ""], ["地址", "建成年代", "经度", "纬度", "坐标系"],
        ["联和花园1号楼", "1988年", "113.0512", "23.0875", "GCJ-02"],
        ["联和花园2栋", "2001", "113.0522", "23.0875", "WGS84"],
        ["联和花园3栋", "", "13.0", "23.1", ""], ["", "1999", "113.0512", "23.0875", ""],
    ])
    told = json.loads(run("buildings", path, "--community", "imp", "--json").stdout)
    assert (told["buildings"], told["seen_before"], told["filled"]) == (2, 1, 1)
    assert [(one["row"], one["taken"]) for one in told["problems"]] == [(5, True), (6, False)]
    first, second = Building.objects.filter(community=place, lon_wgs84__isnull=False).order_by("year_built")
    assert (first.address, first.year_built) == ("联和花园 1 栋", 1988)
    assert 0.004 < 113.0512 - first.lon_wgs84 < 0.007
    assert second.lon_wgs84 == 113.0522
    assert json.loads(run("buildings", path, "--community", "imp", "--json").stdout)["buildings"] == 0


def test_members_become_contact_members_once(place, tmp_path):
    path = text(tmp_path / "m.csv", [
        ["姓名", "支部", "手机"], ["陈大文", "一支部", "13800000000"],
        ["李 红", "一支部", "138"], ["", "", "13900000000"]])
    told = json.loads(run("members", path, "--community", "imp", "--json").stdout)
    assert (told["members"], told["seen_before"], len(told["problems"])) == (2, 0, 2)
    assert {grant.user.name for grant in Grant.objects.filter(area=place, role="contact_member")} == {"陈大文", "李红"}
    assert json.loads(run("members", path, "--community", "imp", "--json").stdout)["seen_before"] == 2


def test_members_live_where_the_list_says(place, tmp_path):
    one = Building.objects.create(community=place, address="联心街 1 号", lon_wgs84=113.03, lat_wgs84=23.02)
    path = text(tmp_path / "m.csv", [
        ["姓名", "手机", "住址"], ["陈大文", "13800000000", "联心街1号302"], ["李红", "13800000001", "没有这条路 9 号"],
        ["黄明", "13800000002", ""]])
    told = json.loads(run("members", path, "--community", "imp", "--json").stdout)
    assert (told["members"], told["located"], len(told["problems"])) == (3, 1, 1)
    assert MemberFacts.objects.get().building == one

    MemberFacts.objects.update(most=8)
    assert json.loads(run("members", path, "--community", "imp", "--json").stdout)["located"] == 1
    assert MemberFacts.objects.get().most == 8

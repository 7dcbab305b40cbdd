"""Tables as people lay them out."""

import pytest

from hulian.people.roster.broken import Broken
from tests.people.roster.sheets import GOOD, OTHER, THIRD, lines, text, told, xlsx


def test_a_table_is_found_below_titles_and_read_past_subtotals_blanks_and_the_next_page(tmp_path):
    head = ["序号", "姓名", "性别", "住址", "联系电话"]
    path = xlsx(tmp_path / "a.xlsx", [
        ["2026年人口表"], ["填表说明：请于10月31日前上报，电话 0757-86668888"], [], head,
        [1, "张三", "男", "文化路1号", "13800000000"], ["小计", "", "1人"], [], ["2026年人口表"], head,
        [2, "李四", "女", "文化路2号", ""], ["合 计", "", "2人"], ["填表人：王五", "", "", "", "审核：赵六"],
    ])
    assert told(path, "row", "name", "key") == [(5, "张三", "文化路1号"), (10, "李四", "文化路2号")]


def test_a_head_of_two_levels_names_the_head_of_the_home_beside_its_members(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [
        ["户主信息", None, None, "家庭成员", None, "住址", None],
        ["姓名", "身份证号", "电话", "姓名", "关系", "楼栋", "房号"],
        ["陈大文", GOOD, "13800000000", "李小红", "配偶", "3", "501"], [None, None, None, "陈小文", "儿子", None, None],
    ], merge=("A1:C1", "D1:E1", "F1:G1", "A3:A4", "B3:B4", "C3:C4", "F3:F4", "G3:G4"))
    assert told(path, "name", "head", "key", "implied") == [
        ("陈大文", "陈大文", "3栋501", True), ("李小红", "陈大文", "3栋501", False),
        ("陈小文", "陈大文", "3栋501", False)]


def test_a_title_over_all_columns_is_no_level_of_the_head(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["户主名单", None, None], ["姓名", "电话", "住址"], ["张三", "", "文化路1号"]],
                merge=("A1:C1",))
    assert told(path, "name", "head") == [("张三", "")]


def test_building_entrance_and_door_are_carried_down_each_to_its_own(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [
        ["楼栋", "单元", "房号", "姓名", "性别"], ["1栋", 1, 101, "张三", "男"],
        ["", "", 102, "李四", "女"], ["", "", "", "李五", "女"],
        ["", 2, 101, "赵六", "男"], ["2栋", 1, 101, "孙七", "男"],
    ])
    assert told(path, "name", "key") == [
        ("张三", "1栋1单元101"), ("李四", "1栋1单元102"), ("李五", "1栋1单元102"),
        ("赵六", "1栋2单元101"), ("孙七", "2栋1单元101")]


def test_an_address_merged_over_two_homes_belongs_to_both(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [
        ["户号", "住址", "姓名"], [1, "文化路1号", "张三"], [2, None, "李四"], [3, "", "王五"]], merge=("B2:B3",))
    assert told(path, "number", "name", "key") == [
        ("1", "张三", "文化路1号"), ("2", "李四", "文化路1号"), ("3", "王五", "")]


def test_a_new_head_without_address_is_not_put_behind_the_door_of_the_one_above(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [
        ["姓名", "与户主关系", "住址"], ["张三", "户主", "文化路1号"], ["李四", "配偶", ""], ["王五", "户主", ""]])
    assert [(line.name, line.key, [fault.code for fault in line.faults]) for line in lines(path)] == [
        ("张三", "文化路1号", []), ("李四", "文化路1号", []), ("王五", "", ["no_home"])]


def test_several_members_in_one_row_and_tables_side_by_side(tmp_path):
    wide = xlsx(tmp_path / "a.xlsx", [["户号", "地址", "户主", "成员1姓名", "成员1关系", "成员2姓名", "成员2关系"],
                                      [1, "文化路1号", "陈一", "陈二", "子", "陈三", "女"]])
    assert told(wide, "name", "relation") == [("陈二", "子"), ("陈三", "女")]
    side = xlsx(tmp_path / "b.xlsx", [["姓名", "住址", "电话", "姓名", "住址", "电话"],
                                      ["张三", "文化路1号", "13800000000", "李四", "文化路2号", "13800000001"]])
    assert told(side, "name", "key", "phone") == [
        ("张三", "文化路1号", "13800000000"), ("李四", "文化路2号", "13800000001")]


def test_a_lonely_cell_names_the_building_of_the_rows_below(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["姓名", "性别", "房号"], ["联和花园3栋"], ["张三", "男", "101"],
                                      ["联和花园4栋"], ["李四", "女", "101"]])
    assert told(path, "name", "key") == [("张三", "联和花园3栋101"), ("李四", "联和花园4栋101")]


def test_where_only_heads_are_named_they_are_the_people(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["户主姓名", "家庭人口", "住址", "身份证号码"], ["张三", 3, "文化路1号", GOOD]])
    assert told(path, "name", "head", "identity") == [("张三", "张三", GOOD)]


def test_an_unknown_label_is_told_by_what_stands_under_it(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["姓名", "哪儿的人家", "性别", "证"], ["张伟", "联和花园1栋101", "男", GOOD],
                                      ["李娜", "联和花园1栋102", "女", OTHER], ["王芳", "联和花园1栋103", "女", THIRD]])
    assert told(path, "identity", "key")[1] == (OTHER, "联和花园1栋102")


def test_a_mapping_says_what_no_label_does(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["编", "谁", "哪"], ["甲", "张伟", "联和花园1栋101"]])
    with pytest.raises(Broken, match="no_head"):
        lines(path)
    assert [line.name for line in lines(path, 谁="name", 哪="address")] == ["张伟"]


@pytest.mark.parametrize(("encoding", "ending", "sign"), [
    ("utf-8", "csv", ","), ("utf-8-sig", "csv", ","), ("gb18030", "csv", ","), ("gb18030", "txt", "\t"),
    ("utf-16", "csv", "\t"),
    ("utf-16-le", "txt", "\t"), ("utf-8", "tsv", "\t"), ("gb18030", "csv", ";"), ("big5", "csv", ","),
])
def test_text_tables_are_read_in_any_encoding(tmp_path, encoding, ending, sign):
    rows = [["姓名", "住址", "電話"], ["陳三", "文化路1號", "13800000000"]]
    path = text(tmp_path / f"a.{ending}", rows, encoding=encoding, sign=sign)
    assert told(path, "row", "name", "phone") == [(2, "陳三", "13800000000")]


def test_the_name_of_a_sheet_tells_the_grid(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["姓名", "住址"], ["张三", "文化路1号"]], title="XX社区第三网格")
    assert told(path, "grid") == [("第三网格",)]


def test_a_paper_that_is_no_id_card_has_no_last_figure_to_be_wrong(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["姓名", "住址", "证件类型", "证件号码"],
                                      ["李五", "文化路1号", "护照", "E1234567"]])
    assert lines(path)[0].faults == ()

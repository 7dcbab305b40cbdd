"""The list on the notice board: building, door, member; its head on each page, and until when it hangs."""

from datetime import date

from hulian.printing.published import PublishedList, PublishedRow, published_list
from tests.printing.reading import Sheet
from tests.printing.samples import HOSTILE


def rows(count, phone="13800000009"):
    return [PublishedRow(building=f"榕塘花园 {place // 40 + 1} 栋", door=f"{place % 40 + 101}", member="罗慧贞",
                         phone=phone) for place in range(count)]


def hung(homes, asks="0757-00000011"):
    return Sheet(published_list(PublishedList(
        community="榕塘社区", rows=homes, adopted_by="榕塘社区党支部", adopted_on=date(2026, 11, 20),
        published_until=date(2026, 12, 20), asks=asks)))


def test_it_says_who_adopted_it_and_until_when_it_hangs():
    sheet = hung(rows(3))
    assert (sheet.pages, sheet.size()) == (1, (210, 297))
    assert sheet.words().split("\n") == [
        "榕塘社区", "户联系名单公示", "2026 年 11 月 20 日，榕塘社区党支部通过", "公示到 2026 年 12 月 20 日",
        "哪里写得不对，或者另有想法，请打 0757-0000 0011", "门牌 联系人 电话", "榕塘花园 1 栋",
        "101 罗慧贞 138 0000 0009", "102 罗慧贞 138 0000 0009", "103 罗慧贞 138 0000 0009",
        "榕塘社区 · 户联系名单公示 第 1 页，共 1 页"]


def test_its_head_and_the_building_come_again_on_every_page():
    sheet = hung(rows(200))
    assert sheet.pages == 4
    for page in range(sheet.pages):
        assert "门牌" in sheet.words(page)
        assert "榕塘花园" in sheet.words(page)
        assert f"第 {page + 1} 页，共 4 页" in sheet.words(page)
        assert sheet.overlaps(page) == 0
    assert sum(sheet.words(page).count("138 0000 0009") for page in range(4)) == 200


def test_there_is_no_column_of_telephones_where_nobody_gave_one():
    assert "电话" not in hung(rows(3, phone=""), asks="").words()


def test_without_telephones_three_columns_stand_on_a_page():
    sheet = hung(rows(180, phone=""), asks="")
    assert sheet.pages == 2
    assert [sheet.words(page).count("门牌") for page in range(2)] == [3, 3]
    assert [sheet.overlaps(page) for page in range(2)] == [0, 0]


def test_doors_and_names_are_printed_and_never_run_and_long_ones_wrap():
    odd = PublishedRow(building="南村第二经济社老祠堂巷后座二十七号三楼东边的屋", door=HOSTILE,
                       member="司徒欧阳慧贞慧贞慧贞慧贞")
    sheet = hung([odd, *rows(2)])
    assert HOSTILE.replace(" ", "") in sheet.words().replace("\n", "").replace(" ", "")
    assert sheet.overlaps() == 0
    assert all(right < 198 for _, _, right, _ in sheet.letters())

"""The home card: one page a home, readable with eyes of eighty, whatever people are called."""

from dataclasses import replace

import pytest
from django.utils import translation

from hulian.printing.cards import home_cards, home_cards_png
from tests.printing.reading import Sheet
from tests.printing.samples import CARD, GROUPS, HOSTILE, LINK

LONG = replace(
    CARD, called="何伯、何婶、大妹、细妹、阿仔和婆婆一家", address="南村第二经济社老祠堂巷后座二十七号三楼东边",
    contact="欧阳阿姨和欧阳叔两公婆一起来看您的人", name="司徒欧阳慧贞慧贞", standing="预备党员 · 楼长 · 退休教师",
    station_day="每周二下午两点半到五点半", station_place="榕塘社区党群服务中心新楼一楼东侧接待大厅三号窗口",
    link=LINK.replace("hulian.example", "hulian.nanhe-district.example.gov.cn"))


@pytest.fixture(scope="module")
def card():
    with translation.override("zh-hans"):
        return Sheet(home_cards([CARD]))


def test_a_card_is_one_page_of_a5(card):
    assert card.pages == 1
    assert card.size() == (148, 210)


def test_it_says_who_looks_after_the_home_and_how_to_reach_them(card):
    assert card.words().split("\n") == [
        "榕塘社区 · 户联系卡 请放在屋里", "陈姨 榕塘花园 3 栋 102", "有事，找", "罗姐", "罗慧贞 · 党员",
        "138 0000 0009", "驻点日 每周二下午 0757-0000 0011", "榕塘社区党群服务中心一楼", "家里的码", "4071 8265",
        "扫一扫，输入这八位数，就能看您的事办到哪", "一步、谁来看您、谁查过您的资料。", f"hulian.example/h/{GROUPS}",
        "想换个人来？打 0757-0000 0011 说一声就行，不用讲原因。", "有危险先打 120 急救 119 火警 110 报警"]


def test_the_telephone_is_large(card):
    assert card.points("138 0000") >= 28
    assert card.points("4071") >= 28
    assert card.points("想换个人") >= 12


def test_the_code_leads_to_the_home_and_is_two_centimetres_at_least(card):
    codes = card.codes()
    assert list(codes) == [LINK]
    assert codes[LINK] >= 20


def test_what_nobody_has_set_is_left_out():
    bare = Sheet(home_cards([replace(CARD, phone="", station_day="", station_place="", station_phone="")])).words()
    assert bare.split("\n")[3:6] == ["罗姐", "罗慧贞 · 党员", "家里的码"]
    assert "想换个人来？跟我们说一声就行，不用讲原因。" in bare


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("said", [CARD, LONG])
def test_all_of_it_stays_on_one_page_and_nothing_covers_anything(said, language):
    with translation.override(language):
        sheet = Sheet(home_cards([said]))
    assert sheet.pages == 1
    assert sheet.overlaps() == 0
    assert all(left > 9 and bottom > 9 and right < 139 and top < 201 for left, bottom, right, top in sheet.letters())
    assert sheet.points("138 0000") >= 28
    assert min(sheet.codes().values()) >= 20
    assert said.called in sheet.words().replace("\n", "")


def test_what_people_write_is_printed_and_never_run():
    words = Sheet(home_cards([replace(CARD, called="陈姨", address=HOSTILE)])).words()
    assert HOSTILE.replace(" ", "") in words.replace("\n", "").replace(" ", "")


def test_two_cards_share_an_a4_and_a_third_has_its_own():
    homes = [replace(CARD, link=f"{LINK[:-2]}{letter}/") for letter in "XYZ"]
    sheet = Sheet(home_cards(homes, two_up=True))
    assert sheet.pages == 2
    assert sheet.size(0) == sheet.size(1) == (297, 210)
    assert set(sheet.codes(0)) == {homes[0].link, homes[1].link}
    assert set(sheet.codes(1)) == {homes[2].link}


def test_three_hundred_homes_are_three_hundred_pages_each_with_its_own_code():
    homes = [replace(CARD, code=f"{number:08}") for number in range(300)]
    sheet = Sheet(home_cards(homes))
    assert sheet.pages == 300
    assert [f"0000 0{number:03}" in sheet.words(number) for number in range(300)] == [True] * 300


def test_a_picture_of_each_page_can_be_had():
    pictures = home_cards_png([CARD, CARD], ppi=50)
    assert [picture[:8] for picture in pictures] == [b"\x89PNG\r\n\x1a\n"] * 2

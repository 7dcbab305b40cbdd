"""What hangs on a stair or beside a bell: report and ring, and nothing of who lives there."""

from dataclasses import replace

import pytest

from hulian.printing.sheets import stairwell_sheets
from tests.printing.reading import Sheet
from tests.printing.samples import GROUPS, HOSTILE, STAIR

SIZES = {"a4": (210, 297), "a5": (148, 210), "labels": (210, 297)}


@pytest.mark.parametrize("size", SIZES)
def test_a_sheet_lets_one_scan_and_ring(size):
    sheet = Sheet(stairwell_sheets([STAIR], size))
    assert (sheet.pages, sheet.size()) == (1, SIZES[size])
    codes = sheet.codes()
    assert list(codes) == [STAIR.link]
    assert codes[STAIR.link] >= 20
    assert sheet.points("0757-0000 0011") >= 28
    assert f"hulian.example/r/{GROUPS}" in sheet.words()
    assert sheet.overlaps() == 0


def test_it_says_nothing_else():
    assert Sheet(stairwell_sheets([STAIR])).words().split("\n") == [
        "榕塘社区 榕塘花园 3 栋", "看到什么要修、要帮的，", "扫一扫告诉我们", "不用注册", "不用装软件", "不花钱",
        f"hulian.example/r/{GROUPS}", "也可以打电话", "0757-0000 0011", "有危险先打 120 急救 119 火警 110 报警"]


@pytest.mark.parametrize("size", SIZES)
def test_without_a_telephone_nothing_is_said_of_ringing(size):
    sheet = Sheet(stairwell_sheets([replace(STAIR, phone="")], size))
    assert "打电话" not in sheet.words()
    assert list(sheet.codes()) == [STAIR.link]


def test_eight_labels_share_a_page():
    stairs = [replace(STAIR, link=f"{STAIR.link[:-2]}{letter}/") for letter in "ABCDEFGHI"]
    sheet = Sheet(stairwell_sheets(stairs, "labels"))
    assert sheet.pages == 2
    assert set(sheet.codes(0)) == {stair.link for stair in stairs[:8]}
    assert set(sheet.codes(1)) == {stairs[8].link}


@pytest.mark.parametrize("size", SIZES)
def test_long_names_of_places_and_other_languages_fit(size):
    long = replace(STAIR, community="南禾区榕溪镇榕塘社区居民委员会", place="榕塘花园二期东区十三栋乙梯西侧入口")
    sheet = Sheet(stairwell_sheets([long, long], size))
    assert sheet.pages == (1 if size == "labels" else 2)
    assert sheet.overlaps() == 0


def test_names_of_places_are_printed_and_never_run():
    assert HOSTILE[:12] in Sheet(stairwell_sheets([replace(STAIR, place=HOSTILE)])).words()

"""The press: the same sheet on every machine, from threads too."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from hulian.printing import press
from hulian.printing.badges import badges
from hulian.printing.cards import home_cards
from hulian.printing.paper import on_paper, phone
from hulian.printing.sheets import stairwell_sheets
from tests.printing.reading import Sheet
from tests.printing.samples import BADGE, CARD, GROUPS, LETTERS, STAIR


def test_only_our_own_fonts_are_known_and_used():
    assert {(font.family, font.weight) for font in press.fonts().fonts()} == {
        ("Noto Sans SC", 400), ("Noto Serif SC", 400)}
    for pdf in (home_cards([CARD]), badges([BADGE]), stairwell_sheets([STAIR])):
        assert Sheet(pdf).fonts() == {"NotoSansSC-Regular", "NotoSerifSC-Regular"}


def test_the_same_data_is_the_same_file():
    assert home_cards([CARD]) == home_cards([CARD])


def test_rare_letters_of_names_are_in_the_fonts():
    rare = "䶮喆昇堃㛃淼镕"
    sheet = Sheet(home_cards([replace(CARD, called=rare)]))
    assert rare in sheet.words()
    assert sheet.overlaps() == 0


def test_threads_print_side_by_side_each_its_own():
    homes = [replace(CARD, called=f"{letter}婆婆") for letter in "赵钱孙李周吴郑王冯陈褚卫"]
    with ThreadPoolExecutor(4) as pool:
        printed = list(pool.map(lambda home: home_cards([home]), homes))
    assert [Sheet(pdf).words().split("\n")[1].split(" ")[0] for pdf in printed] == [home.called for home in homes]


@pytest.mark.parametrize(("number", "read"), [
    ("13800000009", "138 0000 0009"), ("0757-00000011", "0757-0000 0011"), ("02000000011", "020-0000 0011"),
    ("075700000011", "0757-0000 0011"), ("12345", "12345"), (" 找罗姐 ", "找罗姐"), ("", ""),
])
def test_telephones_stand_as_one_reads_them_out(number, read):
    assert phone(number) == read


@pytest.mark.parametrize(("link", "host", "token"), [
    (f"https://hulian.example/r/{LETTERS}/", "hulian.example/r/", GROUPS),
    (f"http://10.0.0.7:8000/h/{LETTERS}", "10.0.0.7:8000/h/", GROUPS),
    ("https://hulian.example/board/demo/", "hulian.example/board/", "demo"),
])
def test_a_link_can_be_typed(link, host, token):
    typed = on_paper(link)
    assert (typed["host"], typed["token"]) == (host, token)

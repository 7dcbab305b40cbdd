"""One search: by name, pinyin, initials, phone tail, address and words, inside one's own area."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hulian.core import search
from hulian.core.ids import new_id
from hulian.core.search.tokens import of_name, of_text, sort_key

pytestmark = pytest.mark.django_db
HERE = ["/nanhe/rongxi/demo/"]


@pytest.mark.parametrize("query", ["陈姨", "陈月明", "月明", "chenyueming", "cym", "chen", "0017", "13800000017",
                                   "榕塘花园", "花园 102", "CYM", "１０２"])
def test_chen_is_found_by_what_people_know_of_her(query, home):
    assert home("陈姨").pk in search.find(query, "household", HERE)


@pytest.mark.parametrize("query", ["", "  ", "。！？", "陈姨 关婆婆", "9999", "13800000018 13800000017",
                                   "'; --", '"*', "NEAR(a b)"])
def test_what_is_not_there_is_not_found(query):
    assert search.find(query, "household", HERE) == []


@pytest.mark.parametrize("letter", list("abkt"))
def test_a_single_letter_finds_names_that_begin_so_and_not_our_own_tokens(letter, home):
    found = set(search.find(letter, "household", HERE))
    assert found < {home(called).pk for called in ("陈姨", "关婆婆", "何伯、何婶", "梁俊杰、吴敏仪")}


def test_nothing_is_found_outside_ones_area_or_without_one():
    assert search.find("陈姨", "household", ["/nanhe/rongxi/demo-litang/"]) == []
    assert search.find("陈姨", "household", []) == []
    assert search.find("陈姨", "household", ["/nanhe/rongxi/demo-2/"]) == []


def test_a_part_and_the_whole_of_an_area_find_the_same_home(home):
    for path in ("/nanhe/", "/nanhe/rongxi/", "/nanhe/rongxi/demo/", "/nanhe/rongxi/demo/demo-1/"):
        assert search.find("陈姨", "household", [path]) == [home("陈姨").pk]


def test_a_thing_is_found_by_what_it_is_found_by_now():
    thing = new_id()
    search.index(search.Doc("probe", thing, of_name("欧阳修"), "/a/b/"))
    search.index(search.Doc("probe", thing, of_name("司马光"), "/a/b/"))
    assert search.find("司马", "probe", ["/a/"]) == [thing]
    assert search.find("欧阳", "probe", ["/a/"]) == []
    search.remove("probe", thing)
    assert search.find("司马", "probe", ["/a/"]) == []


def test_surnames_are_read_as_surnames():
    assert "zengliang" in of_name("曾亮")
    assert sort_key("单田").startswith("shan")


def test_a_pasted_page_is_looked_for_without_falling_over():
    assert search.find("电线老化跳闸" * 400, "household", HERE) == []
    assert search.find("a b c d e f g " * 400, "household", HERE) == []


@given(some.text(max_size=40))
def test_any_query_is_answered(text):
    assert isinstance(search.find(text, "household", HERE), list)


@given(some.text(alphabet="陈李张王月明亮花园村一二3a", min_size=1, max_size=8))
def test_whatever_was_indexed_is_found_by_its_own_words(text):
    thing = new_id()
    search.index(search.Doc("probe", thing, of_text(text), "/a/b/"))
    assert thing in search.find(text, "probe", ["/a/"], 5000)

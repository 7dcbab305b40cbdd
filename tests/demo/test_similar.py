"""The measure of likeness, and the voice that uses it."""

from itertools import combinations, count

import pytest

from hulian.demo.similar import MOST_ALIKE, SaidItAll, Voice, too_alike, trigrams

TEXTS = ["楼梯灯不亮，摸黑上楼", "楼梯灯不亮，摸黑落楼", "水管漏水，滴到楼下", "", "灯", "楼梯灯不亮"]


def jaccard(one, other):
    a, b = trigrams(one), trigrams(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def test_the_closest_is_the_greatest_jaccard_of_all_pairs():
    voice = Voice()
    for at, text in enumerate(TEXTS):
        assert voice.closest(text) == max((jaccard(text, other) for other in TEXTS[:at]), default=0.0)
        voice.keep(text)


def test_the_same_said_twice_is_found_with_its_likeness():
    assert list(too_alike(["水管漏水，滴到楼下", "灯不亮了", "水管漏水，滴到楼下"])) == [(1.0, "水管漏水，滴到楼下")]


def test_a_voice_takes_the_next_text_where_one_is_too_like_an_earlier_one():
    voice, offers = Voice(), iter(["水管漏水，滴到楼下", "水管漏水，滴到楼上", "灯不亮了，请人看看"])
    said = [voice.fresh(lambda: next(offers)), voice.fresh(lambda: next(offers))]
    assert said == ["水管漏水，滴到楼下", "灯不亮了，请人看看"]


def test_a_voice_with_one_line_says_so_when_it_has_nothing_new():
    voice, tried = Voice(), count()

    def make():
        next(tried)
        return "水管漏水"

    assert voice.fresh(make) == "水管漏水"
    assert voice.fresh(make) == "水管漏水水管漏水"
    with pytest.raises(SaidItAll):
        voice.fresh(make)


def test_fresh_texts_are_never_too_alike():
    voice = Voice()
    parts = [f"{a}{b}{c}" for a in ("前天", "昨晚") for b in ("灯不亮", "水管漏") for c in ("请来看看", "麻烦快点")]
    offers = iter(parts * 80)
    said = [voice.fresh(lambda: next(offers)) for _ in range(3)]
    assert all(jaccard(*pair) <= MOST_ALIKE for pair in combinations(said, 2))

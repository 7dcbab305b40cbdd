"""Door numbers stand in the order people count them."""

from hulian.core.natural import natural_key


def test_ten_stands_after_two():
    given = ["榕塘花园 10 栋", "榕塘花园 2 栋", "榕塘花园 1 栋", "榕塘花园 100 栋"]
    assert sorted(given, key=natural_key) == ["榕塘花园 1 栋", "榕塘花园 2 栋", "榕塘花园 10 栋", "榕塘花园 100 栋"]


def test_streets_stand_by_their_sound_and_a_bare_number_beside_words_does_no_harm():
    given = ["文化路 1 巷 20 号", "东村一队 3 号", "7", "文化路 1 巷 3 号", ""]
    assert sorted(given, key=natural_key) == ["", "东村一队 3 号", "文化路 1 巷 3 号", "文化路 1 巷 20 号", "7"]

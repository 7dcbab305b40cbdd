"""A model is the same each time, keeps no words, and survives a broken file."""

import numpy as np
import pytest

from hulian.cases.learning.store import learned, learned_path, save, started
from hulian.cases.learning.train import TooLittle, train

TEXTS = ["水管漏水", "水表坏了", "停水两天", "水压太低", "路灯不亮", "路面有坑", "井盖松了", "马路太黑"]
LABELS = ["水"] * 4 + ["路"] * 4


def test_the_same_texts_give_the_same_model():
    one, other = train(TEXTS, LABELS), train(TEXTS, LABELS)
    assert np.array_equal(one.weights, other.weights)
    assert np.array_equal(one.chances("水龙头"), other.chances("水龙头"))


def test_a_model_comes_back_as_it_was_saved():
    model = train(TEXTS, LABELS)
    save(model)
    assert learned().ranked("路上的水") == model.ranked("路上的水")
    assert learned() is learned()


def test_a_model_on_disk_holds_no_words_and_needs_no_pickle():
    save(train(TEXTS, LABELS))
    raw = learned_path().read_bytes()
    assert not any(text.encode(coding) in raw for text in TEXTS for coding in ("utf-8", "utf-32-le"))
    with np.load(learned_path(), allow_pickle=False) as held:
        assert all(held[name].dtype != object for name in held.files)


@pytest.mark.parametrize("broken", [b"", b"no model at all", b"PK\x03\x04 cut off"])
def test_a_broken_file_is_no_model(broken):
    learned_path().parent.mkdir(parents=True, exist_ok=True)
    learned_path().write_bytes(broken)
    assert learned() is None
    save(train(TEXTS, LABELS))
    assert learned() is not None


def made(texts):
    """Return a way to make the starting model of these texts that notes each time it is taken."""
    times = []

    def make():
        times.append(texts)
        return train(*zip(*texts, strict=True))

    return make, times


def test_the_starting_model_is_made_once_and_again_where_its_texts_are_others(settings, tmp_path):
    settings.DATA = tmp_path
    texts = list(zip(TEXTS, LABELS, strict=True))
    make, times = made(texts)
    first = started(texts, make)
    assert started(texts, make).ranked("路上的水") == first.ranked("路上的水")
    assert len(times) == 1
    other, others = made([*texts, ("水箱脏", "水")])
    started([*texts, ("水箱脏", "水")], other)
    assert len(others) == 1


def test_a_starting_model_that_is_broken_or_cant_be_kept_is_made_anew(settings, tmp_path):
    settings.DATA = tmp_path
    texts = list(zip(TEXTS, LABELS, strict=True))
    make, times = made(texts)
    started(texts, make)
    next((tmp_path / "models").iterdir()).write_bytes(b"PK\x03\x04 cut off")
    started(texts, make)
    assert len(times) == 2
    (tmp_path / "file").write_text("no folder")
    settings.DATA = tmp_path / "file"
    assert set(started(texts, make).labels) == {"水", "路"}
    assert len(times) == 3


@pytest.mark.parametrize("text", ["", "   ", "！？……", "😀😀", "a", "水" * 50_000, "\ud800"])
def test_any_text_gets_chances_that_sum_to_one(text):
    chances = train(TEXTS, LABELS).chances(text)
    assert chances.sum() == pytest.approx(1)
    assert (chances >= 0).all()


def test_width_case_and_punctuation_make_no_difference():
    model = train(TEXTS, LABELS)
    assert np.array_equal(model.chances("ＡＢ水管，漏水！"), model.chances("ab 水管漏水"))


@pytest.mark.parametrize("labels", [[], ["水"] * 8])
def test_one_category_alone_is_too_little(labels):
    with pytest.raises(TooLittle):
        train(TEXTS[:len(labels)], labels)


def test_a_category_with_a_single_text_is_a_category():
    model = train([*TEXTS, "阿婆想找人聊天"], [*LABELS, "陪伴"])
    assert model.ranked("想找人聊天")[0][0] == "陪伴"

"""The banks of texts: nothing is missing, everything fits, and nobody repeats themselves."""

from random import Random

import pytest

from hulian.cases.codes import Kind, Urgency, categories
from hulian.demo.bank import Plot, matters
from hulian.demo.similar import too_alike
from hulian.demo.words import Words
from hulian.teams.models import Skill

WRITTEN = {"mend": ("seen", "done"), "hand": ("settled",), "talk": ("settled",), "ask": ("settled",),
           "refer": ("settled",)}
WAYS = ("visit", "reception", "qr", "phone", "fair", "api", "file")


def test_every_category_has_matters_and_every_code_is_known():
    every = matters()
    assert {matter.category for matter in every} == set(categories())
    assert {matter.get("kind", "help") for matter in every} <= set(Kind.values)
    assert {matter.get("skill", "none") for matter in every} <= set(Skill.values)
    assert {matter.get("urgency", "urgent") for matter in every} <= set(Urgency.values)


@pytest.mark.parametrize("matter", matters(), ids=lambda matter: f"{matter.category}-{matter.code}")
def test_each_opening_of_a_matter_leads_to_what_is_found_and_done(matter):
    assert len(matter["course"]) == len(matter["say"])
    for at in range(len(matter["say"])):
        for spot in matter["spot"]:
            plot = Plot(matter, spot, at)
            texts = [plot.said, *(plot.own(name) for name in WRITTEN[matter["path"]])]
            assert all(text and "{" not in text for text in texts)
            assert spot in plot.said


@pytest.mark.parametrize("seed", [1, 2])
def test_no_two_of_some_thousand_texts_are_alike(seed):
    rng = Random(seed)  # noqa: S311
    words, texts = Words(rng), []
    weights = [matter.get("weight", 1) for matter in matters()]
    for at in range(900):
        plot = words.plot(rng.choices(matters(), weights)[0])
        texts.append(words.report(plot, WAYS[at % len(WAYS)]))
        texts.append(words.word(plot, 1 + at % 5))
        texts += [words.staff(plot, name) for name in WRITTEN[plot.matter["path"]]]
        texts.append(words.line(plot, "note", "陈姨"))
    assert len(texts) > 3600
    assert list(too_alike(texts)) == []


def test_the_same_seed_says_the_same():
    def speak():
        words = Words(Random(5))  # noqa: S311
        return [words.report(words.plot(matter), "visit") for matter in matters()]

    assert speak() == speak()

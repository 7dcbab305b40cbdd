"""Invented people: names by age, and how neighbours call them."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random

ELDER, ADULT = 60, 32


@cache
def _parts() -> dict:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text())


def surname(rng: Random) -> str:
    """Return a surname; the first ones of the list are the commonest here."""
    every = _parts()["surnames"]
    return every[min(int(rng.expovariate(1 / 12)), len(every) - 1)]


def given(rng: Random, sex: str, age: int) -> str:
    """Return a given name such as people of that age have."""
    time = "old" if age >= ELDER else "mid" if age >= ADULT else "young"
    return rng.choice(_parts()[f"{time}_{sex}"])


def called(rng: Random, family: str, sex: str, age: int) -> str:
    """Return how neighbours call a grown-up of this name, sex and age."""
    ladder = {
        "f": [(78, ["婆婆"]), (60, ["姨", "婶"]), (40, ["姐", "姑娘"]), (0, ["小姐", "姑娘"])],
        "m": [(70, ["伯"]), (55, ["叔"]), (36, ["先生", "生"]), (0, ["先生"])],
    }[sex]
    return family + rng.choice(next(words for least, words in ladder if age >= least))

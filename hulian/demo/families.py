"""Invented families: who lives together, how old, with which needs."""

from datetime import date, timedelta
from itertools import count
from random import Random

from hulian.demo.names import called, given, surname
from hulian.people.register_many import NewResident

# (weight, ages from, to and sex of each); the first is the head. Older houses have more elders.
KINDS = {
    "alone": (9, [(66, 94, "fffm")]),
    "pair": (10, [(64, 88, "m"), (62, 86, "f")]),
    "family": (36, [(30, 46, "m"), (28, 44, "f"), (3, 15, "fm")]),
    "family_of_four": (10, [(32, 46, "m"), (30, 44, "f"), (6, 16, "fm"), (1, 9, "fm")]),
    "three_ages": (9, [(34, 48, "m"), (32, 46, "f"), (62, 84, "fm"), (4, 14, "fm")]),
    "grandparents": (3, [(60, 74, "f"), (5, 13, "fm")]),
    "couple": (11, [(26, 58, "m"), (25, 56, "f")]),
    "single": (12, [(22, 55, "fm")]),
}
ELDER, GROWN = 60, 18
HAS_PHONE, MARKED = 0.66, 0.05
FIRST_PHONE = 13800001000  # a shape that is given to nobody
NEEDS = (("chronic", 0.34), ("disabled", 0.06), ("low_income", 0.05))


class Families:
    """Makes one family after another."""

    def __init__(self, rng: Random, day: date, taken: set[str]) -> None:
        """Draw with this generator; ages are counted on `day`; `taken` are names that the cast has."""
        self.rng, self.day, self.taken = rng, day, taken
        self.phones = count(FIRST_PHONE)
        self.older = 0

    def make(self, *, old: bool) -> tuple[str, list[NewResident], set[str]]:
        """Return how the home is called, who lives there, and what marks it ('alone', 'elder', 'child')."""
        names = list(KINDS)
        weights = [KINDS[name][0] * (1.6 if old and name in {"alone", "pair"} else 1) for name in names]
        kind = self.rng.choices(names, weights)[0]
        while True:
            people = self._people(kind)
            home = "、".join(one.called for one in people[:2]) if kind == "pair" else people[0].called
            if home not in self.taken and not self.taken.intersection(one.called for one in people):
                return home, people, self._tags(kind, people)

    def marks(self) -> list[str]:
        """Return what whoever visits should know, mostly nothing."""
        return [self.rng.choice(["dog", "hearing", "pair"])] if self.rng.random() < MARKED else []

    def _people(self, kind: str) -> list[NewResident]:
        family = surname(self.rng)
        return [self._person(kind, family, at, *facts) for at, facts in enumerate(KINDS[kind][1])]

    def _person(self, kind: str, family: str, at: int, least: int, most: int, sexes: str) -> NewResident:
        rng = self.rng
        age, sex = rng.randint(least, most), rng.choice(sexes)
        if kind == "pair":
            self.older = age if at == 0 else self.older
            age = self.older - rng.randint(0, 5) * at
        own = surname(rng) if at == 1 and sex == "f" else family
        first = given(rng, sex, age)
        grown = age >= GROWN
        # A wife is called by her husband's name when they are old: 何伯、何婶.
        wife = kind == "pair" and at == 1
        word = f"{family}婶" if wife else called(rng, own, sex, age) if grown else first
        born = self.day - timedelta(days=age * 365.25 + rng.randrange(360))
        phone = str(next(self.phones)) if grown and rng.random() < HAS_PHONE else ""
        facts = {"sex": sex} | (self._near() if kind == "alone" else {})
        return NewResident(own + first, word, phone, born, self._needs(kind, age), facts)

    def _needs(self, kind: str, age: int) -> list[str]:
        needs = [code for code, share in NEEDS if age >= ELDER and self.rng.random() < share]
        if age >= ELDER:
            needs.append("elder")
            needs += {"alone": ["lives_alone"], "pair": ["empty_nest"]}.get(kind, [])
            if kind == "alone" and self.rng.random() < MARKED:
                needs.append("no_kin")
        elif kind == "grandparents":
            needs.append("child_left")
        return needs

    def _near(self) -> dict[str, str]:
        """Return who to ring, for someone who lives alone."""
        relation = self.rng.choice(["女儿", "儿子", "侄女", "侄子", "楼上街坊", "外甥"])
        return {"emergency_name": relation, "emergency_phone": str(next(self.phones)),
                "key_holder": self.rng.choice(["", "", "对门", "楼上街坊", "楼长"])}

    def _tags(self, kind: str, people: list[NewResident]) -> set[str]:
        tags = {"any"}
        if kind == "alone":
            tags.add("alone")
        if any("elder" in one.needs for one in people):
            tags.add("elder")
        if kind in {"family", "family_of_four", "three_ages", "grandparents"}:
            tags.add("child")
        return tags

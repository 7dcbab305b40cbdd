"""The banks of texts: what there is to report, and the words for it, drawn so that no two are alike."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hulian.demo.similar import Voice

HERE = Path(__file__).parent
WITH_PEOPLE = {"company", "paperwork", "teaching"}
FAIR = 3
SECOND_FIRST = 0.4
FRAMES = ("{first}", "{who}{spot}：{first}", "{first}，{side}", "{spot}的事，{first}，{side}")


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that goes wrong again and again; `facts` as texts/*.toml has them."""

    category: str
    code: str
    facts: dict[str, Any]
    bank: dict[str, Any]

    @property
    def is_public(self) -> bool:
        """Return whether it is out of doors, and so nobody's home."""
        return self.facts["home"] == "public"

    @property
    def of_things(self) -> bool:
        """Return whether something is mended, and not somebody accompanied."""
        return self.get("skill") not in WITH_PEOPLE

    @property
    def tone(self) -> str:
        """Return in which tone it is told: a fault, a question, an idea, or a worry about life."""
        if self.get("kind") == "suggestion":
            return "idea"
        if self["path"] in {"ask", "refer"} or self.get("kind") == "ask":
            return "ask"
        return "life" if self.category in {"health", "care", "children"} and not self.is_public else "fault"

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - text, list or number, by name
        return self.facts[name]

    def get(self, name: str, default: Any = "") -> Any:  # noqa: ANN401 - text, list or number, by name
        """Return a fact, or the default where the bank has none."""
        return self.facts.get(name, default)


@cache
def matters() -> tuple[Matter, ...]:
    """Return every matter of every category."""
    found = []
    for path in sorted((HERE / "texts").glob("*.toml")):
        bank = tomllib.loads(path.read_text())
        found += [Matter(bank["category"], row["code"], row, bank) for row in bank["matter"]]
    return tuple(found)


@cache
def voices() -> dict[str, list[str]]:
    """Return what people say whatever the matter is."""
    return tomllib.loads((HERE / "voices.toml").read_text())


@dataclass(frozen=True, slots=True)
class Plot:
    """One matter at one spot; `at` says which of its openings it takes, and so what is found and done."""

    matter: Matter
    spot: str
    at: int

    @property
    def said(self) -> str:
        """Return how the matter opens."""
        return self.matter["say"][self.at].format(spot=self.spot)

    def own(self, name: str) -> str:
        """Return what is found (`seen`), `done` or `settled` for this opening."""
        course = self.matter["course"][self.at]
        at = course if name == "settled" else course[name == "done"]
        return self.matter[name][at].format(spot=self.spot)


class Words:
    """Draws texts. Residents and staff each have a memory, so that nobody repeats themselves."""

    def __init__(self, rng: Random) -> None:
        """Draw with this generator."""
        self.rng = rng
        self.memory: dict[str, Voice] = defaultdict(Voice)

    def any(self, name: str) -> str:
        """Return one of the general voices."""
        return self.rng.choice(voices()[name])

    def plot(self, matter: Matter) -> Plot:
        """Return one of the many forms a matter takes."""
        return Plot(matter, self.rng.choice(matter["spot"]), self.rng.randrange(len(matter["say"])))

    def report(self, plot: Plot, way: str) -> str:
        """Return what a resident says of a matter, in their own words."""
        kinds, matter = voices(), plot.matter

        def make() -> str:
            pick = self.rng.choice
            return pick(kinds["shape"]).format(
                say=plot.said, hurt=pick(matter["hurt"]), ask=pick(matter["wish"]),
                front=pick(kinds.get(f"front_{matter.tone}", kinds["front"])),
                back=pick(kinds.get(f"back_{matter.tone}", kinds["back"])),
                open=pick(kinds["open"] + kinds.get(f"open_{way}", [])),
                wish=pick(kinds["wish"] + kinds[f"wish_{'public' if matter.is_public else 'home'}"]),
            )

        return self.memory["resident"].fresh(make)

    def word(self, plot: Plot, mark: int) -> str:
        """Return how a resident judges the work with a mark of 1 to 5."""
        matter = plot.matter

        def make() -> str:
            pair = [self.rng.choice(matter["after"]), self.rng.choice(self._judgement(matter, mark))]
            if mark < FAIR:
                pair[0] = plot.said
            elif self.rng.random() < SECOND_FIRST:
                pair.reverse()
            return self.rng.choice(["{}，{}。", "{}。{}", "{}，{}", "{}；{}。"]).format(*pair)

        return self.memory["resident"].fresh(make)

    def _judgement(self, matter: Matter, mark: int) -> list[str]:
        if mark < FAIR:
            return voices()["bad"]
        if mark == FAIR:
            return voices()["fair"]
        at_home = matter["path"] == "mend" and not matter.is_public and matter.of_things
        return voices()["praise"] + (voices()["praise_work"] if at_home else [])

    def staff(self, plot: Plot, name: str) -> str:
        """Return what one of us writes: the matter's own part (`seen`, `done`, `settled`), and a general one."""
        matter = plot.matter
        kind = {"seen": "look", "done": "check"}.get(name, "tail")
        register = "public" if matter.is_public else "" if matter.of_things else "people"
        rest = voices().get(f"{kind}_{register}", voices()[kind])

        def make() -> str:
            return f"{plot.own(name)}；{'，'.join(self.rng.sample(rest, self.rng.choice([1, 1, 2])))}"

        return self.memory["staff"].fresh(make)

    def line(self, plot: Plot, name: str, who: str) -> str:
        """Return a general line about a matter, with whom and what it is about where it would come again."""
        lines = plot.matter.get(name, None) or voices()[name]

        def make() -> str:
            first = self.rng.choice(lines).format(spot=plot.spot, body=plot.matter.get("body"))
            about = f"{who}，" if who else ""
            return self.rng.choice(FRAMES).format(first=first, who=about, spot=plot.spot, side=self.any("side"))

        return self.memory["staff"].fresh(make)

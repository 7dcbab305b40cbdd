"""Draws what people say from the banks, so that no two texts are alike."""

from collections import defaultdict
from random import Random

from hulian.demo.bank import Matter, Plot, voices
from hulian.demo.similar import Voice

FAIR = 3
SECOND_FIRST = 0.4
FRAMES = ("{first}", "{who}{spot}：{first}", "{first}，{side}", "{spot}的事，{first}，{side}")


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

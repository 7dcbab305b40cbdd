"""How alike two texts are, and a voice that never says nearly the same thing twice."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

MOST_ALIKE = 0.6
TRIES = 200


class SaidItAll(Exception):
    """The bank has no further text that differs enough from all before."""


def trigrams(text: str) -> frozenset[str]:
    """Return the character trigrams of a text."""
    return frozenset(text[at : at + 3] for at in range(len(text) - 2))


class Voice:
    """Remembers what was said by its trigrams."""

    def __init__(self) -> None:
        """Begin with silence."""
        self.sizes: list[int] = []
        self.said: dict[str, list[int]] = {}

    def closest(self, text: str) -> float:
        """Return the greatest Jaccard likeness to anything said before."""
        mine = trigrams(text)
        shared = Counter(number for gram in mine for number in self.said.get(gram, ()))
        return max((n / (len(mine) + self.sizes[number] - n) for number, n in shared.items()), default=0.0)

    def keep(self, text: str) -> None:
        """Remember a text."""
        mine = trigrams(text)
        for gram in mine:
            self.said.setdefault(gram, []).append(len(self.sizes))
        self.sizes.append(len(mine))

    def fresh(self, make: Callable[[], str]) -> str:
        """Return a text that differs enough from all before; two in one where one no longer does.

        Raises SaidItAll.
        """
        for at in range(2 * TRIES):
            text = make() if at < TRIES else f"{make()}{make()}"
            if self.closest(text) <= MOST_ALIKE:
                self.keep(text)
                return text
        raise SaidItAll(text)


def too_alike(texts: Iterable[str]) -> Iterator[tuple[float, str]]:
    """Yield each text that is too much like one before it, with the likeness."""
    voice = Voice()
    for text in texts:
        if (likeness := voice.closest(text)) > MOST_ALIKE:
            yield likeness, text
        voice.keep(text)

"""Ids that follow the demo's own clock and come out the same for the same seed."""

from collections.abc import Callable
from random import Random
from uuid import UUID

from hulian.core import clock


def id_maker(seed: int) -> Callable[[], UUID]:
    """Return a maker of UUIDv7: the clock's milliseconds, a running number of 32 bits, and 42 seeded bits.

    Like those of `core.ids` they sort by time, and within one moment by the order of their making.
    """
    rng = Random(f"ids {seed}")  # noqa: S311 - a world that comes out the same, nothing secret
    made = 0

    def make() -> UUID:
        nonlocal made
        made += 1
        moment = int(clock.now().timestamp() * 1000) & ((1 << 48) - 1)
        first, rest = (made >> 20) & 0xFFF, made & 0xFFFFF
        return UUID(int=moment << 80 | 7 << 76 | first << 64 | 2 << 62 | rest << 42 | rng.getrandbits(42))

    return make

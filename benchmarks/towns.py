"""Town-like points for the bench of links: buildings in uneven clusters, flats in buildings, members among them."""

import numpy as np

from hulian.planning.assignment import Problem

LEAST, MOST = 5, 20
FLATS = 12        # homes a building, on average
CLUSTER = 1_500   # homes a quarter, on average
STREET = 60.0     # metres of ground for a building: how dense the town is
LONELY = 0.1
KIN, TRUST, REFUSED = 0.04, 0.02, 0.02


def town(households: int, members: int, seed: int) -> Problem:
    """Return a problem of so many, always the same for one seed.

    One member in ten lives anywhere, mostly where no quarter is. Some pairs are kin, trust or refuse each other.
    """
    random = np.random.default_rng(seed)
    homes = _homes(random, households)
    living = homes[random.integers(0, len(homes), members)] + random.normal(0, 40, (members, 2))
    lonely = random.random(members) < LONELY
    living[lonely] = random.uniform(homes.min(axis=0), homes.max(axis=0), (int(lonely.sum()), 2))
    return Problem(
        home_xy=homes, member_xy=living, least=np.full(members, LEAST), most=np.full(members, MOST),
        kin=_pairs(random, households, members, KIN), trust=_pairs(random, households, members, TRUST),
        refused=_pairs(random, households, members, REFUSED), former=np.full(households, -1))


def _homes(random: np.random.Generator, households: int) -> np.ndarray:
    buildings = max(1, households // FLATS)
    side = STREET * np.sqrt(buildings) * 2
    quarters = random.uniform(0, side, (max(3, households // CLUSTER), 2))
    share = random.dirichlet(np.full(len(quarters), 2.0))
    place = quarters[random.choice(len(quarters), buildings, p=share)] + random.normal(0, 200, (buildings, 2))
    return place[np.sort(random.integers(0, buildings, households))]


def _pairs(random: np.random.Generator, households: int, members: int, share: float) -> np.ndarray:
    number = int(households * share)
    return np.column_stack([random.integers(0, households, number), random.integers(0, members, number)])

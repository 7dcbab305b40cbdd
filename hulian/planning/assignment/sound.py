"""Arrays that contradict each other are refused before anything is reckoned."""

import numpy as np

from hulian.planning.assignment.problem import Problem


def refuse_contradictions(problem: Problem) -> None:
    """Raise ValueError where shapes don't fit, an index leads nowhere, or a member's bounds cross."""
    homes, members = problem.homes, problem.members
    shapes = {"home_xy": (homes, 2), "member_xy": (members, 2), "least": (members,), "most": (members,),
              "former": (homes,)}
    for name, shape in shapes.items():
        if getattr(problem, name).shape != shape:
            raise ValueError(f"{name}: {getattr(problem, name).shape}, not {shape}")
    if problem.harm is not None and (problem.harm.shape != (homes,) or not np.isin(problem.harm, (0, 1, 2)).all()):
        raise ValueError("harm: a step from 0 to 2 for each home")
    for name in ("kin", "trust", "refused"):
        _refuse_strangers(name, getattr(problem, name), homes, members)
    if homes and (problem.former.min() < -1 or problem.former.max() >= members):
        raise ValueError("former: a member that is not there")
    if (problem.least < 0).any() or (problem.most < 0).any() or (problem.floor > problem.most).any():
        raise ValueError("least and most: 0 ≤ least ≤ most, or most = 0")


def _refuse_strangers(name: str, pairs: np.ndarray, homes: int, members: int) -> None:
    if not len(pairs):
        return
    if pairs.shape[1:] != (2,):
        raise ValueError(f"{name}: {pairs.shape}, not pairs")
    if (pairs < 0).any() or (pairs >= np.array([homes, members])).any():
        raise ValueError(f"{name}: a home or a member that is not there")

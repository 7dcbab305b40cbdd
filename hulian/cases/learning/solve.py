"""A linear support vector machine with squared hinge loss, one against the rest, all categories at once.

Newton's method on the texts that lie inside the margin, each step by conjugate gradients. It finds
what liblinear finds, without its library's 130 MB in every server process.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

COST = 0.7
LOG_RATIO = 0.5
STEPS, INNER, HALVINGS = 5, 7, 4
ENOUGH, CLOSE = 1e-3, 1e-4


@dataclass(slots=True)
class _Task:
    """Rows, wanted signs, cost of each, and scale of each gram; `across` is the rows turned."""

    rows: csr_array
    across: csr_array
    signs: np.ndarray
    costs: np.ndarray
    scales: np.ndarray

    def scores(self, weights: np.ndarray) -> np.ndarray:
        return self.rows @ (self.scales * weights)

    def back(self, values: np.ndarray) -> np.ndarray:
        return self.scales * (self.across @ values)

    def worth(self, weights: np.ndarray, scores: np.ndarray) -> np.ndarray:
        """Return for each category what is to be made small."""
        missing = np.maximum(0, 1 - self.signs * scores)
        return 0.5 * (weights**2).sum(0) + (self.costs * missing**2).sum(0)


def solve(rows: csr_array, signs: np.ndarray) -> np.ndarray:
    """Return the weights (grams × categories) that tell the rows apart; `signs` is +1 or -1, texts × categories."""
    task = _Task(rows, rows.T.tocsr(), signs, _costs(signs), _scales(rows, signs))
    weights, scores = np.zeros_like(task.scales), np.zeros_like(signs)
    for step in range(STEPS):
        before = task.worth(weights, scores)
        weights, scores = _advance(task, weights, scores)
        if step and (before - task.worth(weights, scores) < ENOUGH * before).all():
            break
    return weights * task.scales


def _advance(task: _Task, weights: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Take one step of Newton, halved for the categories that it would take too far."""
    move = _direction(task, weights, scores)
    change, before = task.scores(move), task.worth(weights, scores)
    share = np.ones(scores.shape[1], np.float32)
    for _halving in range(HALVINGS):
        too_far = task.worth(weights + share * move, scores + share * change) > before
        if not too_far.any():
            break
        share = np.where(too_far, share / 2, share)
    return weights + share * move, scores + share * change


def _direction(task: _Task, weights: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """Return where to go, by conjugate gradients on the texts inside the margin."""
    active = 2 * task.costs * (task.signs * scores < 1)
    left = task.back(active * (task.signs - scores)) - weights
    heading, move, size = left.copy(), np.zeros_like(weights), (left**2).sum(0)
    stop = CLOSE * size
    for _turn in range(INNER):
        bent = heading + task.back(active * task.scores(heading))
        far = size / np.maximum((heading * bent).sum(0), 1e-12)
        move += far * heading
        left -= far * bent
        new = (left**2).sum(0)
        if (new <= stop).all():
            break
        heading = left + new / np.maximum(size, 1e-12) * heading
        size = new
    return move


def _costs(signs: np.ndarray) -> np.ndarray:
    """Let the few texts of a category weigh together as much as all the others."""
    many, own = len(signs), (signs > 0).sum(0)
    return (COST * np.where(signs > 0, many / (2 * own), many / (2 * (many - own)))).astype(np.float32)


def _scales(rows: csr_array, signs: np.ndarray) -> np.ndarray:
    """Let a gram count more where its share inside and outside the category differs (as naive Bayes would)."""
    stands = csr_array((np.ones_like(rows.data), rows.indices, rows.indptr), rows.shape)
    inside = 1 + stands.T @ (signs > 0).astype(np.float32)
    outside = 2 + np.bincount(rows.indices, minlength=rows.shape[1])[:, None] - inside
    ratio = np.abs(np.log(inside / inside.sum(0)) - np.log(outside / outside.sum(0)))
    scales = (1 - LOG_RATIO) + LOG_RATIO * ratio
    scales[-1] = 1  # the constant one
    return scales.astype(np.float32)

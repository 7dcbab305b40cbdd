"""Turns scores into chances, learned on texts that the weights had not seen.

`slope` (categories × categories) and `offset` are a soft maximum: one common steepness, and how far each
score speaks for another category, kept small unless the texts insist.
"""

import numpy as np

PLAIN = 3.5
ROUNDS = 300
CAUTION = 3.0


def chances(scores: np.ndarray) -> np.ndarray:
    """Return the soft maximum of each row."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def plain(many: int) -> tuple[np.ndarray, np.ndarray]:
    """Return slope and offset for texts too few to learn them from."""
    return np.eye(many) * PLAIN, np.zeros(many)


def calibrate(scores: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return slope and offset; `wanted` holds the place of the right category of each row."""
    count, many = scores.shape
    right = np.eye(many)[wanted]
    reach = 1 / (0.5 * (np.linalg.norm(scores, 2) ** 2 / count + 1) + CAUTION / count)
    now = ahead = np.concatenate([np.eye(many) * PLAIN, np.zeros((1, many))])
    for turn in range(ROUNDS):
        wrong = chances(scores @ ahead[:-1] + ahead[-1]) - right
        pull = np.concatenate([scores.T @ wrong + CAUTION * _bend(ahead[:-1]), wrong.sum(0, keepdims=True)])
        then = ahead - reach / count * pull
        ahead = then + turn / (turn + 3) * (then - now)
        now = then
    return now[:-1], now[-1]


def _bend(slope: np.ndarray) -> np.ndarray:
    """Return how far the slope is from one common steepness."""
    return slope - np.eye(len(slope)) * np.trace(slope) / len(slope)

"""The letters of a text as hashed grams: runs of one to three letters or digits, and the same for how it begins."""

import unicodedata

import numpy as np

LONGEST = 4000
HEAD = 20
SIZES = (1, 2, 3)
# Any odd numbers do; they are written down because models on disk hold the hashes made with them.
_PLACES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(29)


def letters(text: str) -> np.ndarray:
    """Return the code points of a text in one width and case, without spaces and punctuation."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    kept = "".join(letter for letter in plain if letter.isalnum())
    return np.frombuffer(kept.encode("utf-32-le", "ignore"), np.uint32).astype(np.uint64)


def grams_of(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the hashed grams of the whole text, and those of its head, where people say what it is about."""
    codes = letters(text)
    return _hashes(codes, 1), _hashes(codes[:HEAD], 2)


def _hashes(codes: np.ndarray, zone: int) -> np.ndarray:
    return np.concatenate([_runs(codes, size, zone) for size in SIZES])


def _runs(codes: np.ndarray, size: int, zone: int) -> np.ndarray:
    many = len(codes) - size + 1
    if many <= 0:
        return np.empty(0, np.uint64)
    hashed = np.full(many, zone * 1009 + size, np.uint64)
    for place in range(size):
        hashed = (hashed ^ (codes[place:place + many] * _PLACES[place])) * _MIX
        hashed ^= hashed >> _SHIFT
    return hashed

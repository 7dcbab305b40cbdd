"""Where one may find: areas as tokens."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Scope:
    """The tokens of the areas; `wide`: one of them is a whole district, of which nearly all that is found is part."""

    tokens: Sequence[str]
    wide: bool


def scope_of(paths: Sequence[str]) -> Scope:
    """Return the areas of these paths as the index knows them."""
    return Scope([area_token(path) for path in paths], any(path.count("/") <= 2 for path in paths))


@lru_cache(maxsize=4096)
def area_token(path: str) -> str:
    """Return the token of an area, of which a document has one for each level above it."""
    return "0a" + hashlib.blake2s(path.encode(), digest_size=6).hexdigest()

"""The keys of this installation: for sessions, sealed fields, blind indexes and public links.

They come from the environment or from a file of mode 0600 that lies outside HULIAN_DATA, so that a
stolen backup opens nothing.
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path


class KeysError(Exception):
    """The keys can't be read, or lie open to others."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Key material; `sealing` maps a key id to 32 bytes, `current` names the one that seals now."""

    secret: str
    sealing: dict[str, bytes]
    current: str
    blind: bytes
    links: bytes


def load(path: str) -> Keys:
    """Return the keys from HULIAN_KEYS_JSON or the file, making the file on first use.

    Raises KeysError when the file can be read by others.
    """
    inline = os.environ.get("HULIAN_KEYS_JSON")
    return _parse(json.loads(inline) if inline else _read(Path(path)))


def add_sealing_key(path: str) -> str:
    """Put a new sealing key in front and return its id; older keys stay to open old rows."""
    raw = _read(Path(path))
    fresh = f"k{len(raw['sealing']) + 1}"
    raw["sealing"][fresh] = _random()
    raw["current"] = fresh
    _write(Path(path), raw, os.O_TRUNC)
    return fresh


def _read(path: Path) -> dict:
    if not path.exists():
        first = {"secret": secrets.token_urlsafe(48), "sealing": {"k1": _random()}, "current": "k1"}
        first |= {"blind": _random(), "links": _random()}
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(path, first, os.O_EXCL)
        except FileExistsError:  # another process of the same start was quicker
            return _read(path)
    if path.stat().st_mode & 0o077:
        message = f"{path} can be read by others. Run: chmod 600 {path}"
        raise KeysError(message)
    return json.loads(path.read_text())


def _write(path: Path, raw: dict, how: int) -> None:
    """Write whole or not at all: a half-written key file would lock everything it seals."""
    if how == os.O_EXCL and path.exists():
        raise FileExistsError(path)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(raw, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    if how == os.O_EXCL:
        try:
            os.link(draft, path)
        finally:
            draft.unlink()
    else:
        draft.replace(path)


def _parse(raw: dict) -> Keys:
    return Keys(
        secret=raw["secret"],
        sealing={name: base64.b64decode(key) for name, key in raw["sealing"].items()},
        current=raw["current"],
        blind=base64.b64decode(raw["blind"]),
        links=base64.b64decode(raw["links"]),
    )


def _random() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()

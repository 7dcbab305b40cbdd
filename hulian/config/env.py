"""Typed helpers that read the environment, so that settings stay readable."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def text(name: str, default: str = "") -> str:
    """Return the variable, or the default where it is missing or empty."""
    return os.environ.get(name) or default


def flag(name: str, *, default: bool = False) -> bool:
    """Return whether the variable says yes (1, true, yes, on)."""
    value = os.environ.get(name)
    return default if not value else value.lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """Return the variable as a whole number; raises ValueError when it is none."""
    return int(text(name, str(default)))


def words(name: str, default: str) -> list[str]:
    """Return a comma-separated variable as a list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def data_dir() -> Path:
    """Return HULIAN_DATA, the folder of everything that is not code (default ./var)."""
    return Path(text("HULIAN_DATA", "var")).resolve()

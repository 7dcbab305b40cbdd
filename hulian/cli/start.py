"""Starts Django for a command; the database is migrated on first use."""

import fcntl
import json
import os
import sys
from typing import Any

import click


def start() -> None:
    """Set Django up and bring the database up to date; several processes may start at once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hulian.config.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with (settings.DATA / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        call_command("migrate", verbosity=0, interactive=False)


def put_json(document: Any) -> None:  # noqa: ANN401 - anything JSON can hold
    """Write one JSON document to stdout, on one line."""
    click.echo(json.dumps(document, ensure_ascii=False, default=str))


def say(words: str) -> None:
    """Tell a person something, on stderr."""
    click.echo(words, err=True)


def stop(words: str, code: int = 1) -> None:
    """Say what went wrong and end with a code."""
    say(words)
    sys.exit(code)

"""Starts Django for a command; the database is migrated on first use."""

import fcntl
import json
import os
import pkgutil
import sys
from typing import Any

import click


def start() -> None:
    """Set Django up and bring the database up to date; says what to do, and ends, where it can't."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hulian.config.settings")
    import django
    from django.db.utils import OperationalError

    from hulian.core.keys import KeysError

    try:
        django.setup()
        _migrate()
    except KeysError as error:
        stop(f"The keys can't be used: {error}")
    except OperationalError as error:
        stop(f"The database does not answer: {str(error).strip()}\nCheck DATABASE_URL, and that the server runs.")
    except PermissionError as error:
        stop(f"{error.filename} can't be written. Give it to the user that runs Hulian, or set HULIAN_DATA.")


def _migrate() -> None:
    """Bring the database up to date; of several processes that start at once, one does it."""
    from django.conf import settings
    from django.core.management import call_command

    settings.DATA.mkdir(parents=True, exist_ok=True)
    with (settings.DATA / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _up_to_date():
            call_command("migrate", verbosity=0, interactive=False)


def _up_to_date() -> bool:
    """Return whether the database has met every migration there is; asking `migrate` itself takes a quarter second."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    folders = {app.label: f"{app.path}/migrations" for app in apps.get_app_configs()}
    there = {(label, module.name) for label, folder in folders.items() for module in pkgutil.iter_modules([folder])}
    return there <= MigrationRecorder(connection).applied_migrations().keys()


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

"""`hulian check`: lists what is wrong, and what to do; exit 1 when something stops serving."""

import os
import sys

import click

from hulian.cli.start import put_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def check(*, as_json: bool) -> None:
    """List what is wrong with this installation. Changes nothing."""
    found = _found()
    if as_json:
        put_json({"ok": not any(row["stops"] for row in found), "findings": found})
    for row in [] if as_json else found:
        click.echo(f"{'stop' if row['stops'] else 'warning'}: {row['what']} {row['do']}")
    if not (found or as_json):
        click.echo("All is well.")
    sys.exit(1 if any(row["stops"] for row in found) else 0)


def _found() -> list[dict]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hulian.config.settings")
    import django

    from hulian.core.keys import KeysError

    try:
        django.setup()
    except (KeysError, OSError, ValueError) as error:
        return [{"stops": True, "code": "settings", "what": f"The settings can't be read: {error}",
                 "do": "See docs/operations.md."}]
    from hulian.cli.serving.findings import of_installation

    return [finding._asdict() for finding in of_installation()]

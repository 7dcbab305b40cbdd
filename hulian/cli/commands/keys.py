"""`hulian keys rotate`: a new sealing key in front of the older ones."""

import os

import click

from hulian.cli.start import put_json, say, start, stop


@click.group()
def keys() -> None:
    """Look after the keys of this installation."""


@keys.command()
@click.option("--reseal", is_flag=True, help="Seal everything again with the new key, in batches.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def rotate(*, reseal: bool, as_json: bool) -> None:
    """Put a new sealing key in front; older ones stay, to open what they sealed.

    Running servers fetch the new key as soon as they meet a value that it sealed.
    """
    start()
    from django.conf import settings

    from hulian.core.keys import add_sealing_key, load

    if os.environ.get("HULIAN_KEYS_JSON"):
        stop("The keys come from HULIAN_KEYS_JSON: put a new one into `sealing` there and name it in `current`.")
    name = add_sealing_key(settings.KEYS_PATH)
    settings.KEYS = load(settings.KEYS_PATH)
    say(f"{name} seals from now on. Keep a copy of {settings.KEYS_PATH}, apart from the backups of the data.")
    count = _reseal() if reseal else 0
    if as_json:
        put_json({"current": name, "resealed": count})


def _reseal() -> int:
    from hulian.core.reseal import reseal

    total = 0
    for column, count in reseal():
        total += count
        say(f"{column}: {count}")
    say(f"{total} values sealed again")
    return total

"""`hulian area add`: a community (or another level of the tree) from the command line."""

import re

import click

from hulian.cli.start import say, start, stop

CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?")
LEVELS = ("district", "town", "community", "grid")


@click.group()
def area() -> None:
    """Add to the area tree."""


@area.command()
@click.argument("code")
@click.argument("name")
@click.option("--parent", default="", help="Code of the area above; without it, what must stand above is made.")
@click.option("--level", type=click.Choice(LEVELS), default="community", show_default=True)
def add(code: str, name: str, parent: str, level: str) -> None:
    """Add an area. An existing code is left unchanged (exit 0); a parent that doesn't fit: exit 2."""
    name = name.strip()
    if not CODE.fullmatch(code):
        raise click.BadParameter("a code is made of a-z, 0-9 and -, at most 24 characters", param_hint="CODE")
    if not 0 < len(name) <= 40:
        raise click.BadParameter("a name has 1 to 40 characters", param_hint="NAME")
    start()
    from django.db import transaction

    from hulian.places.add import UnknownParent, add_area
    from hulian.places.models import Area

    if existing := Area.objects.filter(code=code).first():
        say(f"{code} is there already, as {existing.name}: nothing changed")
        return
    try:
        with transaction.atomic():
            row = add_area(code, name, level=level, parent=parent)
    except UnknownParent:
        stop(f"no area {parent} stands one level above a {level}", 2)
    say(f"{row.path} {row.name}")

"""`hulian demo`: makes the demo world and serves it."""

import click

from hulian.cli.start import put_json, say, start


@click.command()
@click.option("--load-only", is_flag=True, help="End when the world is there.")
@click.option("--cast-only", is_flag=True, help="Only the cast, their teams and homes; no year of cases.")
@click.option("--json", "as_json", is_flag=True, help="List areas, people and their slugs.")
def demo(*, load_only: bool, cast_only: bool, as_json: bool) -> None:
    """Make the demo world in HULIAN_DATA and serve it."""
    start()
    from django.db import transaction

    from hulian.core import clock
    from hulian.demo.cast import make_cast, script
    from hulian.demo.models import DemoWorld

    if not DemoWorld.objects.exists():
        with transaction.atomic():
            make_cast()
            DemoWorld.objects.create(seed=1, date=clock.today(), made_at=clock.now())
    if as_json:
        put_json({"areas": script()["area"], "people": script()["person"]})
    if not load_only:
        say(f"serving comes here {cast_only}")

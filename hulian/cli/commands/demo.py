"""`hulian demo`: makes the demo world and serves it."""

from datetime import date, datetime

import click

from hulian.cli.start import put_json, say, start, stop

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.option("--date", "day", type=DAY, help="The demo's day, at ten past two [now].")
@click.option("--seed", default=1, show_default=True, help="Another seed, another world.")
@click.option("--load-only", is_flag=True, help="End when the world is there.")
@click.option("--cast-only", is_flag=True, help="Only the cast, their teams and homes; no year of cases.")
@click.option("--port", envvar="PORT", type=int, help="The port to serve on.")
@click.option("--json", "as_json", is_flag=True, help="List areas, people and their slugs.")
@click.pass_context
def demo(
    ctx: click.Context, *, day: datetime | None, seed: int, load_only: bool, cast_only: bool, port: int | None,
    as_json: bool,
) -> None:
    """Make the demo world in HULIAN_DATA, once, and serve it. The same seed and date make the same world."""
    start()
    from hulian.accounts.models import User
    from hulian.demo.models import DemoWorld

    world = DemoWorld.objects.first()
    if world is None and User.objects.exists():
        stop("There are people in this data already, so no invented ones come beside them. Choose another HULIAN_DATA.")
    if world is None:
        _make(day.date() if day else None, seed, whole=not cast_only)
    else:
        say(f"The demo world of {world.date} (seed {world.seed}) is there already.")
    if as_json:
        put_json(_listing())
    if not load_only:
        _serve(ctx, port)


def _make(day: date | None, seed: int, *, whole: bool) -> None:
    """Make the world, with a bar on stderr."""
    from tqdm import tqdm

    from hulian.demo.world import TooEarly, anchor_of, expected_steps, make_world

    try:
        anchor = anchor_of(day)
    except TooEarly as error:
        raise click.BadParameter(f"the demo begins with the year {error}", param_hint="--date") from error
    with tqdm(total=expected_steps(), unit="", desc="demo", mininterval=0.5, disable=not whole) as bar:
        world = make_world(anchor, seed=seed, whole=whole, done=bar.update)
    say(f"The demo world of {world.date} (seed {world.seed}) is made.")


def _listing() -> dict:
    """Return the areas, and the people one can walk in as."""
    from hulian.demo.cast import script

    return {"areas": script()["area"], "people": script()["person"]}


def _serve(ctx: click.Context, port: int | None) -> None:
    from hulian.cli.commands.serve import serve

    say("Open the address below and walk in as any of the cast.")
    ctx.invoke(serve, **({"port": port} if port else {}))

"""`hulian token`: bearer tokens for programs."""

import click

from hulian.cli.start import say, start, stop


@click.group()
def token() -> None:
    """Let programs act as a user."""


@token.command()
@click.argument("user")
@click.option("--days", type=click.IntRange(1, 3650), default=90, show_default=True, help="How long it works.")
def add(user: str, days: int) -> None:
    """Print a new bearer token, once. Unknown user: exit 2."""
    holder = _user(user)
    from hulian.accounts.tokens import add_token
    from hulian.core.actor import HULIAN

    click.echo(add_token(holder, days, by=HULIAN))
    say(f"Works for {days} days. It is kept nowhere: if it is lost, end it and add another.")


@token.command()
@click.argument("user")
def end(user: str) -> None:
    """End all tokens of a user. Unknown user: exit 2."""
    holder = _user(user)
    from hulian.accounts.tokens import end_tokens
    from hulian.core.actor import HULIAN

    say(f"{end_tokens(holder, by=HULIAN)} tokens ended")


def _user(name: str):  # noqa: ANN202 - the model is there only after the start
    start()
    from hulian.accounts.models import User

    found = User.objects.filter(username=name, is_active=True).first()
    if found is None:
        stop(f"no active user signs in as {name}", 2)
    return found

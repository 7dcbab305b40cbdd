"""`hulian user add`: the first accounts, before anybody can invite anybody."""

import sys

import click

from hulian.cli.start import put_json, say, start, stop


@click.group()
def user() -> None:
    """Add accounts."""


@user.command()
@click.argument("sign_in_name", metavar="NAME")
@click.option("--name", "full_name", required=True, help="Full name, as colleagues know it.")
@click.option("--role", required=True, help="For example community_admin, station_leader, supervisor.")
@click.option("--area", required=True, help="Code of the area, see `hulian area add`.")
@click.option("--called", default="", help="What people say: 芬姐.")
@click.option("--password-stdin", is_flag=True, help="Read the password from stdin; else print a link to set one.")
@click.option("--must-change", is_flag=True, help="With --password-stdin: they choose their own at first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def add(
    sign_in_name: str, full_name: str, role: str, area: str, called: str, *, password_stdin: bool, must_change: bool,
    as_json: bool,
) -> None:
    """Add a user with a role in an area. Unknown role or area, or two that don't go together: exit 2."""
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    start()
    from hulian.accounts.errors import NameTaken
    from hulian.accounts.starting import first_account

    place = _place(role, area)
    sign_in_name = _checked(sign_in_name, full_name, called, password)
    try:
        made = first_account(sign_in_name, name=full_name.strip(), called=called, role=role, area=place,
                             password=password, must_change_password=must_change)
    except NameTaken:
        stop(f"someone signs in as {sign_in_name} already: nothing changed")
    _tell(sign_in_name, made.token, as_json=as_json)


def _place(role: str, code: str):  # noqa: ANN202 - the model is there only after the start
    from hulian.accounts.policy import fits
    from hulian.accounts.roles import Role
    from hulian.places.models import Area

    if role not in Role.values:
        stop(f"no role {role}; there are: {', '.join(Role.values)}", 2)
    place = Area.objects.filter(code=code).first()
    if place is None:
        stop(f"no area {code}; add it first: hulian area add {code} NAME", 2)
    if not fits(role, place):
        stop(f"a {role} isn't made for a {place.level}", 2)
    return place


def _checked(sign_in_name: str, full_name: str, called: str, password: str | None) -> str:
    """Return the sign-in name as it is kept; exit 2 for words that can't be taken."""
    from django.core.exceptions import ValidationError

    from hulian.accounts.forms.fields import check_name, tidy_name, validate

    tidy = tidy_name(sign_in_name)
    if not 0 < len(full_name.strip()) <= 40 or len(called) > 20 or len(tidy) > 60:
        stop("a name has 1 to 40 characters, --called at most 20, a sign-in name at most 60", 2)
    try:
        check_name(tidy)
        if password is not None:
            validate(password)
    except ValidationError as error:
        stop(" ".join(error.messages), 2)
    return tidy


def _tell(name: str, token: str, *, as_json: bool) -> None:
    from django.conf import settings
    from django.urls import reverse

    link = settings.PUBLIC_URL + reverse("accounts:invitation", args=[token]) if token else ""
    if as_json:
        put_json({"user": name, "link": link})
    elif link:
        click.echo(link)
        say("Hand it to them: it serves once, and for a week.")
    else:
        say(f"{name} can sign in.")

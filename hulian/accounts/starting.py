"""The first accounts of an installation, made from the command line."""

from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from hulian.accounts.errors import NameTaken
from hulian.accounts.inviting import invite_back
from hulian.accounts.models import User
from hulian.accounts.register import add_user, grant_role
from hulian.core.actor import HULIAN
from hulian.places.models import Area


class Made(NamedTuple):
    """The user, and the secret of the link that sets their password; '' where they have one."""

    user: User
    token: str


def first_account(username: str, *, role: str, area: Area, password: str | None, **facts: Any) -> Made:  # noqa: ANN401
    """Add a user with a role; without a password, with a link to set one. Raises NameTaken."""
    try:
        with transaction.atomic():
            user = add_user(username, by=HULIAN, area=area, password=password, **facts)
            grant_role(user, role, area, by=HULIAN)
            return Made(user, "" if password else invite_back(user, by=HULIAN).token)
    except IntegrityError as error:
        raise NameTaken from error

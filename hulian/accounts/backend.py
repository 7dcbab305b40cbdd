"""Signing in by name and password; what a person may do lies in grants, not in Django's permissions."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.db.models import QuerySet
from django.http import HttpRequest

from hulian.accounts import second_step
from hulian.accounts.models import User
from hulian.core.prepared import prepared


class GrantBackend(BaseBackend):
    """Checks the password of an active user, taking the same time for an unknown one; or the second step's code.

    Both go through `authenticate`, so that axes counts misses of either.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", code: str | None = None, **_: Any,  # noqa: ANN401
    ) -> User | None:
        """Return the user whose name and password these are, else None.

        With a code: the user whose second step it is. Only the page that comes after the password asks so.
        """
        user = User.objects.filter(username=username).first()
        if user is None:
            User().set_password(password)  # an unknown name costs as much as a wrong password
            return None
        if code is not None:
            return user if user.is_active and user.totp_since and second_step.spend(user, code) else None
        return user if user.is_active and user.check_password(password) else None

    def get_user(self, user_id: Any) -> User | None:  # noqa: ANN401 - as the session kept it
        """Return an active user by id."""
        return next(iter(_active(UUID(str(user_id)))), None)


@prepared
def _active(user_id: UUID) -> QuerySet[User]:
    return User.objects.filter(pk=user_id, is_active=True)

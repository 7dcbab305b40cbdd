"""Signing in by name and password; what a person may do lies in grants, not in Django's permissions."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from hulian.accounts.models import User


class GrantBackend(BaseBackend):
    """Checks the password of an active user, taking the same time for an unknown one."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **_: Any,  # noqa: ANN401
    ) -> User | None:
        """Return the user whose name and password these are, else None."""
        user = User.objects.filter(username=username).first()
        if user is None:
            User().set_password(password)  # an unknown name costs as much as a wrong password
            return None
        return user if user.is_active and user.check_password(password) else None

    def get_user(self, user_id: Any) -> User | None:  # noqa: ANN401 - as the session kept it
        """Return an active user by id."""
        return User.objects.filter(pk=user_id, is_active=True).first()

"""User: someone who signs in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from hulian.core.ids import new_id
from hulian.core.sealed import SealedField


class UserManager(BaseUserManager["User"]):
    """Makes users."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":  # noqa: ANN401
        """Return a new user; without a password they can't sign in until they set one."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(force_insert=True)
        return user


class User(AbstractBaseUser):
    """`name` is the full name, `called` what people say: 李书记, 小余."""

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=40)
    called = models.CharField(max_length=20, blank=True)
    phone = SealedField()
    totp_secret = SealedField()
    totp_since = models.DateTimeField(null=True)
    totp_last = models.CharField(max_length=8, blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)

    objects = UserManager()
    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.called or self.name

    def get_short_name(self) -> str:
        """Return what people call them."""
        return str(self)

"""User: someone who signs in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from hulian.core.ids import new_id
from hulian.core.sealed import SealedField
from hulian.core.search.tokens import sort_key


class UserManager(BaseUserManager["User"]):
    """Makes users."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":  # noqa: ANN401
        """Return a new user; without a password they can't sign in until they set one."""
        name = self.model.normalize_username(username)
        user = self.model(username=name, sort_key=sort_key(fields["name"]), **fields)
        user.set_password(password)
        user.save(force_insert=True)
        return user


class User(AbstractBaseUser):
    """`name` is the full name, `called` what people say: 李书记, 小余.

    `signed_out_at`: what was signed in before then is signed out, on every phone, and stays so.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=40)
    called = models.CharField(max_length=20, blank=True)
    sort_key = models.CharField(max_length=240, blank=True, db_index=True)
    phone = SealedField()
    totp_secret = SealedField()
    totp_since = models.DateTimeField(null=True)
    totp_last = models.CharField(max_length=8, blank=True)
    is_active = models.BooleanField(default=True)
    signed_out_at = models.DateTimeField(null=True)
    must_change_password = models.BooleanField(default=False)

    objects = UserManager()
    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.called or self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what a session must hold to be theirs: Django's own, which a new password changes, and our moment."""
        ours = super()._get_session_auth_hash(secret)
        return f"{ours}-{self.signed_out_at.timestamp()}" if self.signed_out_at else ours

    def forget_second_step(self) -> None:
        """Drop the key and its state; writes the row."""
        self.totp_secret, self.totp_since, self.totp_last = "", None, ""
        self.save(update_fields=["totp_secret", "totp_since", "totp_last"])

    def get_short_name(self) -> str:
        """Return what people call them."""
        return str(self)

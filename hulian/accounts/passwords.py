"""Setting a password of one's own."""

from django.db import transaction

from hulian.accounts.models import User
from hulian.accounts.policy import paths_of
from hulian.accounts.tokens import end_tokens
from hulian.audit.record import record
from hulian.core.actor import Actor


def set_password(user: User, password: str, *, by: Actor) -> User:
    """Set a new password; every other session of this account ends with it, and so do its tokens."""
    user.set_password(password)
    user.must_change_password = False
    with transaction.atomic():
        user.save(update_fields=["password", "must_change_password"])
        end_tokens(user, by=by)
        record("account.password", user, by=by, area_path=next(iter(paths_of(user)), ""))
    return user

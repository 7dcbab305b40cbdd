"""Setting a password of one's own."""

from django.db import transaction

from hulian.accounts.models import Invitation, User
from hulian.accounts.policy import paths_of
from hulian.accounts.tokens import end_tokens
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor


def set_password(user: User, password: str, *, by: Actor) -> User:
    """Set a new password; every other session of this account, its tokens and links to set one end with it."""
    user.set_password(password)
    user.must_change_password = False
    with transaction.atomic():
        user.save(update_fields=["password", "must_change_password"])
        end_tokens(user, by=by)
        end_links_back(user)
        record("account.password", user, by=by, area_path=next(iter(paths_of(user)), ""))
    return user


def end_links_back(user: User) -> None:
    """End the links by which a new password could still be set."""
    Invitation.objects.open().filter(user=user).update(ends_at=clock.now())

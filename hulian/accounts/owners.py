"""Telling the owner of an account what a colleague did with it: nobody takes it over unseen."""

from hulian.accounts.models import User
from hulian.core.actor import Actor
from hulian.notices.tell import tell


def tell_owner(user: User, kind: str, *, by: Actor) -> None:
    """Tell them who did it; not of what the server's own command line did, which makes the first accounts."""
    if by.kind != "system":
        tell([user.pk], kind, by=by)

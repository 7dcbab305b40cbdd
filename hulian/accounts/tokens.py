"""Bearer tokens: a program acts as a user until they end."""

from django.db import transaction

from hulian.accounts.models import ApiToken, User
from hulian.accounts.policy import paths_of
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor


def add_token(user: User, days: int, *, by: Actor) -> str:
    """Return the text of a new token, which is shown once and kept nowhere."""
    with transaction.atomic():
        text = ApiToken.make(user, days)
        record("account.add_token", user, by=by, area_path=next(iter(paths_of(user)), ""), codes={"days": days})
    return text


def end_tokens(user: User, *, by: Actor) -> int:
    """End all tokens of a user and return how many there were."""
    now = clock.now()
    with transaction.atomic():
        count = user.tokens.filter(ends_at__gt=now).update(ends_at=now)
        if count:
            record("account.end_tokens", user, by=by, area_path=next(iter(paths_of(user)), ""),
                   codes={"count": count})
    return count

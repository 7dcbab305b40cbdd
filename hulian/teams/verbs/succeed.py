"""Somebody else takes a seat: who sat there leaves it at the same moment, with the rights it gave."""

from django.db import transaction

from hulian.accounts.models import User
from hulian.accounts.register import hold_post
from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.teams.models import Seat


def succeed(seat: Seat, user: User, *, by: Actor) -> Seat:
    """Put a person on a seat of the team; they can act at once. Raises NotAllowed."""
    path = seat.team.community.path
    require("team.edit", path, by)
    with transaction.atomic():
        if seat.post.holder() != user:
            hold_post(seat.post, user, by=by)
            record("team.succeed", seat, by=by, area_path=path, codes={"kind": seat.kind, "to": str(user.pk)})
    return seat

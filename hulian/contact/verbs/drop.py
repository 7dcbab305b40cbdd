"""drop: a draft is laid aside; the links that hold go on."""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.contact.errors import ListMovedOn
from hulian.contact.models import Proposal
from hulian.core import clock
from hulian.core.actor import Actor


def drop(proposal: Proposal, *, by: Actor) -> Proposal:
    """Lay a draft aside. Raises NotAllowed, ListMovedOn."""
    path = proposal.community.path
    require("link.propose", path, by)
    with transaction.atomic():
        if not Proposal.objects.draft().filter(pk=proposal.pk).update(dropped_at=clock.now()):
            raise ListMovedOn
        record("contact.drop", proposal, by=by, area_path=path)
    proposal.refresh_from_db()
    return proposal

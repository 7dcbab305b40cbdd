"""publish: an adopted list goes on the notice board."""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.contact.errors import NotAdopted
from hulian.contact.models import Proposal
from hulian.core import clock
from hulian.core.actor import Actor


def publish(proposal: Proposal, *, by: Actor) -> Proposal:
    """Show an adopted list to everybody from now on; a second time changes nothing. Raises NotAllowed, NotAdopted."""
    path = proposal.community.path
    require("link.publish", path, by)
    with transaction.atomic():
        adopted = Proposal.objects.filter(pk=proposal.pk).exclude(adopted_at=None)
        if not adopted.exists():
            raise NotAdopted
        if adopted.filter(published_at=None).update(published_at=clock.now()):
            record("contact.publish", proposal, by=by, area_path=path)
    proposal.refresh_from_db()
    return proposal

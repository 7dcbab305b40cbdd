"""renew badge: a badge that was lost ends at once, whoever finds it; the member prints another."""

from django.db import transaction

from hulian.accounts.models import User
from hulian.accounts.owners import tell_owner
from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.contact.errors import NoBadge
from hulian.contact.members import member_in
from hulian.core import links
from hulian.core.actor import Actor
from hulian.core.models import PublicLink
from hulian.places.models import Area

PURPOSE = "badge"


def renew_badge(member: User, community: Area, *, by: Actor) -> PublicLink:
    """End the link on a member's badge and give it a new one; they do it themselves, or who keeps the list.

    Raises NotAllowed, NoBadge.
    """
    if by.id != member.pk:
        require("link.propose", community.path, by)
    if community not in member_in(member.pk):
        raise NoBadge
    with transaction.atomic():
        link = links.renew(PURPOSE, member.pk)
        record("contact.renew_badge", member, by=by, area_path=community.path, codes={"version": link.version})
        tell_owner(member, "renew_badge", by=by)
    return link

"""adopt: the branch meeting decides a draft; from then on it holds."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.contact.codes import LinkEnd
from hulian.contact.errors import HomesWithout, ListMovedOn, NoMeetingThen
from hulian.contact.lists.rows import lines_in, read, without_in
from hulian.contact.models import ContactLink, Proposal
from hulian.contact.verbs.link import NewLink, link_many, unlink
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.places.models import Area


def adopt(proposal: Proposal, *, decided_on: date, by: Actor, even_without: bool = False) -> Proposal:
    """Let a draft hold, by the meeting of that day; of two taps one does it.

    `even_without`: although homes have nobody yet; who looks after them today goes on, unless they are no member
    any more. What changed since the draft was made is left out: homes that moved away, members who stepped down or are
    not asked any more, pairs that said no. A home that somebody was found for since, by hand, stays with them.
    Raises NotAllowed, NoMeetingThen, ListMovedOn, HomesWithout.
    """
    community, made_on = proposal.community, clock.local(proposal.made_at).date()
    require("link.adopt", community.path, by)
    if not made_on <= decided_on <= clock.today():
        raise NoMeetingThen(made_on)
    with transaction.atomic():
        open_one = Proposal.objects.draft().filter(pk=proposal.pk)
        if not open_one.update(adopted_by=by.name):  # from here on nobody else decides it
            raise ListMovedOn
        lines, without = _still_good(proposal), without_in(proposal).count()
        if without and not even_without:
            raise HomesWithout(without)
        open_one.update(adopted_at=clock.now(), decided_on=decided_on)
        fresh = link_many(community, lines, by=by, proposal_id=proposal.pk)
        _let_go(community, by)
        record("contact.adopt", proposal, by=by, area_path=community.path,
               codes={"links": len(lines), "new": fresh, "without": without, "decided_on": decided_on.isoformat()})
    proposal.refresh_from_db()
    return proposal


def _let_go(community: Area, by: Actor) -> None:
    """End the links of who is no member any more: the list has nobody for these homes, and so it is said of them."""
    links = ContactLink.objects.in_force().filter(community=community)
    left = links.exclude(pk__in=links.served().values("pk")).select_related("household")
    unlink([link.household for link in left], LinkEnd.MEMBER_LEFT, by=by)


def _still_good(proposal: Proposal) -> Sequence[NewLink]:
    """Return the lines that can hold as things are now."""
    rows = lines_in(proposal.pk).exclude(whose=None).order_by("household_id")
    return [NewLink(row.household, row.member, row.basis, row.metres) for row in read(rows)]

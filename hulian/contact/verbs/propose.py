"""propose: draft a list of links for a community. An older draft gives way; what holds today stays as it is."""

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.contact.errors import ListMovedOn
from hulian.contact.models import Proposal, ProposedLink
from hulian.contact.verbs.drop import drop
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.places.models import Area

if TYPE_CHECKING:
    from hulian.contact.lists.planned import Planned

BATCH = 500


def propose(community: Area, *, by: Actor, planned: "Planned | None" = None) -> Proposal:
    """Write down the best plan for a community as a draft, whatever is missing. Raises NotAllowed, ListMovedOn.

    `planned`: the plan, where somebody has made it already.
    """
    # NumPy and the solver are loaded only by who asks for a plan: they cost a server half a second and 100 MiB.
    from hulian.contact.lists.planned import planned_for  # noqa: PLC0415

    require("link.propose", community.path, by)
    made = planned or planned_for(community)
    try:
        return _write(community, made, by)
    except IntegrityError as error:  # somebody drafted one at the same moment
        raise ListMovedOn from error


def _write(community: Area, made: "Planned", by: Actor) -> Proposal:
    plan = made.plan
    with transaction.atomic():
        for older in Proposal.objects.draft().filter(community=community):
            drop(older, by=by)
        row = Proposal.objects.create(
            community=community, made_at=clock.now(), made_by=by.name, objective=plan.objective,
            lower_bound=plan.lower_bound, changed=made.changed, missing=made.missing(), seconds=plan.seconds)
        ProposedLink.objects.bulk_create([ProposedLink(proposal=row, **line) for line in made.lines()],
                                         batch_size=BATCH)
        record("contact.propose", row, by=by, area_path=community.path,
               codes={"homes": len(made.drawn.homes), "changed": made.changed, "missing": len(plan.missing)})
    return row

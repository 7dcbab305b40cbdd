"""set rhythm: how often a home is looked in on, and how it likes to be told, set by hand."""

from django.db import transaction

from hulian.audit.record import record
from hulian.contact import policy, rhythm
from hulian.contact.codes import TellBy, Tier
from hulian.contact.errors import HasLeft
from hulian.contact.models import Rhythm
from hulian.core.actor import Actor
from hulian.people.models import Household
from hulian.people.stays import hold


def set_rhythm(home: Household, *, tier: str, tell_by: str, by: Actor) -> Rhythm:
    """Set the tier and the way of telling; the next visit moves with them. Raises NotAllowed, HasLeft."""
    policy.require("visit.write", home, by)
    if not home.stands:
        raise HasLeft
    with transaction.atomic():
        hold(home)
        row = rhythm.rhythm_of(home)
        wanted = Tier(tier) if tier != row.tier else ""
        row = rhythm.settle(home, verb="contact.set_rhythm", tier=wanted, tell_by=TellBy(tell_by))
        record("contact.set_rhythm", row, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"tier": row.tier, "tell_by": row.tell_by})
    return row

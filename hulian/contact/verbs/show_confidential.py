"""show confidential: the part of a visit that only its writer and their leader read. The look is written first."""

from django.db import transaction

from hulian.accounts.require import NotAllowed
from hulian.audit.record import look
from hulian.contact import policy
from hulian.contact.models import Visit
from hulian.core.actor import Actor
from hulian.core.sealed import open_field


def show_confidential(visit: Visit, *, by: Actor) -> str:
    """Return the confidential part, to show it now. Raises NotAllowed."""
    if not policy.may_read_confidential(visit, by):
        raise NotAllowed("visit.read")
    with transaction.atomic():
        look(visit, "confidential", by=by, area_path=visit.area_path, household_id=visit.household_id)
    return open_field(visit, "confidential")

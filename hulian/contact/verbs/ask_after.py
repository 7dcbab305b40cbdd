"""ask after: nobody has heard from an elder alone; somebody asks neighbour, key-holder, family, police."""

from django.db import transaction

from hulian.audit.models import Event
from hulian.audit.record import record
from hulian.contact import policy
from hulian.contact.search_steps import VERB, Ask
from hulian.core.actor import Actor
from hulian.people.models import Household


def ask_after(home: Household, step: str, *, by: Actor) -> Event:
    """Note that this was done now. Raises NotAllowed."""
    policy.require("visit.write", home, by)
    with transaction.atomic():
        return record(VERB, home, by=by, area_path=home.area_path, household_id=home.pk, codes={"step": Ask(step)})

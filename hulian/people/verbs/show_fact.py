"""Opening a sealed fact of a person: the look is written before anybody sees it."""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import look
from hulian.core.actor import Actor
from hulian.core.sealed import open_field
from hulian.people.errors import Gone
from hulian.people.models import Resident
from hulian.people.verbs.change_resident import SEALED


def show_fact(person: Resident, what: str, *, by: Actor) -> str:
    """Return the text of a sealed column to show it now. Raises Gone, NotAllowed; KeyError for no such fact."""
    require("resident.show", person.area_path, by)
    if what not in SEALED:
        raise KeyError(what)
    if person.erased_at:
        raise Gone
    with transaction.atomic():
        look(person, what, by=by, area_path=person.area_path, household_id=person.household_id)
    return open_field(person, what)

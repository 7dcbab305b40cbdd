"""life event: something happened in a home; somebody looks in within a day."""

from datetime import timedelta

from django.db import transaction

from hulian.audit.record import record
from hulian.contact import policy, rhythm
from hulian.contact.codes import LifeEvent, What
from hulian.contact.models import Due
from hulian.contact.who import contact_ids
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.notices.tell import tell
from hulian.people.models import Household
from hulian.policies.pack import rule


def life_event(home: Household, kind: str, *, by: Actor) -> Due:
    """Note what happened; the home's contact is told, and a visit is due within the hours of the rule."""
    policy.require("visit.write", home, by)
    hours = rule("contact.event_hours", home.area_path)
    with transaction.atomic():
        row = rhythm.ask(home, What.LIFE_EVENT, why=LifeEvent(kind), subject_id=new_id(), verb="contact.life_event",
                         due_at=clock.now() + timedelta(hours=hours.value), rule_id=f"{hours.id}@{hours.version}")
        record("contact.life_event", row, by=by, area_path=home.area_path, household_id=home.pk, codes={"kind": kind})
        tell(contact_ids(home), "life_event", by=by, household_id=home.pk)
    return row

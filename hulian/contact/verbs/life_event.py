"""life event: something happened in a home, or in a whole place; somebody looks in within a day."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.contact import policy, rhythm
from hulian.contact.codes import LifeEvent, What
from hulian.contact.errors import HasLeft
from hulian.contact.models import Due
from hulian.contact.who import contact_ids, contacts_today
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.notices.tell import tell, tell_of_many
from hulian.people.models import Household
from hulian.people.stays import hold, hold_many
from hulian.places.models import Area
from hulian.policies.pack import rule


def life_event(home: Household, kind: str, *, by: Actor) -> Due:
    """Note what happened; the home's contact is told, and a visit is due within the hours of the rule.

    The same again, before anybody was there, is known already; a death is never taken for another one.
    Raises NotAllowed, HasLeft.
    """
    policy.require("visit.write", home, by)
    if not home.stands:
        raise HasLeft
    hours = rule("contact.event_hours", home.area_path)
    with transaction.atomic():
        hold(home)
        known = Due.objects.open().filter(household=home, what=What.LIFE_EVENT, why=kind).first()
        if known and kind != LifeEvent.BEREAVEMENT:
            return known
        row = rhythm.ask(home, What.LIFE_EVENT, why=LifeEvent(kind), subject_id=new_id(), verb="contact.life_event",
                         due_at=clock.now() + timedelta(hours=hours.value), rule_id=f"{hours.id}@{hours.version}")
        record("contact.life_event", row, by=by, area_path=home.area_path, household_id=home.pk, codes={"kind": kind})
        tell(contact_ids(home), "life_event", by=by, household_id=home.pk)
    return row


def life_event_many(area: Area, homes: Sequence[Household], kind: str, *, by: Actor) -> int:
    """Note the same for the homes of a place (a storm): the bulk form, one Event; each contact is told once.

    Returns for how many homes it is new. Raises NotAllowed.
    """
    require("visit.write", area.path, by)
    hours = rule("contact.event_hours", area.path)
    ours = [home for home in homes if home.area_path.startswith(area.path)]
    with transaction.atomic():
        standing = hold_many([home.pk for home in ours])
        ours = [home for home in ours if home.pk in standing]
        count = rhythm.ask_many(ours, What.LIFE_EVENT, why=LifeEvent(kind), verb="contact.life_event_many",
                                due_at=clock.now() + timedelta(hours=hours.value),
                                rule_id=f"{hours.id}@{hours.version}")
        record("contact.life_event_many", area, by=by, area_path=area.path, codes={"kind": kind, "homes": count})
        for user_id, mine in Counter(contacts_today([home.pk for home in ours]).values()).items():
            tell_of_many([user_id], "life_event_many", by=by, count=mine)
    return count

"""A person says yes to one thing, for one purpose, until a day."""

from datetime import date, datetime, time

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.errors import Gone, GuardianMissing
from hulian.people.models import Consent, Proof, Purpose, Resident

OF_AGE_TO_CONSENT = 14


def give_consent(
    person: Resident, *, purpose: str, by: Actor, proof: str = Proof.SPOKEN, guardian: str = "",
    until: date | None = None,
) -> Consent:
    """Write down a consent; `until` is its last day. Raises GuardianMissing, Gone, NotAllowed."""
    require("consent.write", person.area_path, by)
    if person.gone_at:
        raise Gone
    age = person.age()
    if age is not None and age < OF_AGE_TO_CONSENT and not guardian.strip():
        raise GuardianMissing
    ends_at = datetime.combine(until, time.max, clock.SHANGHAI) if until else None
    with transaction.atomic():
        row = Consent.objects.create(
            resident=person, purpose=Purpose(purpose), proof=Proof(proof), guardian=guardian.strip(),
            given_at=clock.now(), ends_at=ends_at, taken_by=by.id,
        )
        record("consent.give", row, by=by, area_path=person.area_path, household_id=person.household_id,
               codes={"purpose": purpose, "proof": proof})
    return row

"""A consent is taken back, at any time and without a reason."""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.errors import AlreadyEnded
from hulian.people.models import Consent


def withdraw_consent(consent: Consent, *, by: Actor) -> Consent:
    """End a consent now. Raises AlreadyEnded, NotAllowed."""
    person = consent.resident
    require("consent.write", person.area_path, by)
    with transaction.atomic():
        now = clock.now()
        if not Consent.objects.filter(pk=consent.pk, withdrawn_at=None).update(withdrawn_at=now):
            raise AlreadyEnded
        consent.withdrawn_at = now
        record("consent.withdraw", consent, by=by, area_path=person.area_path, household_id=person.household_id,
               codes={"purpose": consent.purpose})
    return consent

"""What a home's card opens, the eight digits and the link: a new card ends both of the old one."""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import links
from hulian.core.actor import Actor
from hulian.people.errors import AlreadyEnded
from hulian.people.home_code import PURPOSE
from hulian.people.models import Household


def code_of(home: Household) -> str:
    """Return the code as it is printed, in two groups of four."""
    code = links.short_code(PURPOSE, home.pk, home.code_version)
    return f"{code[:4]} {code[4:]}"


def renew_code(home: Household, *, by: Actor) -> Household:
    """End the home's code and link and give it new ones (a card was lost, a stranger saw it). Raises AlreadyEnded."""
    require("household.edit", home.area_path, by)
    with transaction.atomic():
        fresh = home.code_version + 1
        if not Household.objects.filter(pk=home.pk, code_version=home.code_version).update(code_version=fresh):
            raise AlreadyEnded
        home.code_version = fresh
        links.renew(PURPOSE, home.pk)
        record("household.renew_code", home, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"version": fresh})
    return home

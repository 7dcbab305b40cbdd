"""Telephone numbers of a case: sealed until somebody asks, and each look is written down."""

from dataclasses import dataclass

from hulian.accounts.matrix import may
from hulian.audit.record import look
from hulian.cases.models import Case
from hulian.core.actor import Actor
from hulian.core.sealed import open_field


@dataclass(frozen=True, slots=True)
class Number:
    """Whose number it is, and the digits."""

    who: str
    phone: str


def has_phone(case: Case, by: Actor) -> bool:
    """Return whether a number is known that this person may see."""
    if not may(by, "resident.show", case.area_path):
        return False
    residents = case.household.residents.all() if case.household_id else []
    return bool(case.caller_phone) or any(person.phone and not person.gone_at for person in residents)


def show_phones(case: Case, by: Actor) -> list[Number]:
    """Return the caller's number and those of the home, and write down that they were seen."""
    if not has_phone(case, by):
        return []
    found = []
    if case.caller_phone:
        look(case, "caller_phone", by=by, area_path=case.area_path, household_id=case.household_id)
        found.append(Number(case.who, open_field(case, "caller_phone")))
    for person in case.household.residents.filter(gone_at=None) if case.household_id else []:
        if person.phone:
            look(person, "phone", by=by, area_path=case.area_path, household_id=case.household_id)
            found.append(Number(str(person), open_field(person, "phone")))
    return found

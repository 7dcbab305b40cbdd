"""What is known of a person changes; a sealed fact that isn't given stays as it is."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.core.blind import blind, digits
from hulian.core.search.tokens import sort_key
from hulian.people.errors import Gone
from hulian.people.finding import refresh
from hulian.people.models import Resident
from hulian.people.needs import set_needs

PLAIN = ("name", "called", "sex", "born_on", "relation", "emergency_name", "key_holder")
SEALED = ("phone", "identity", "health_note", "emergency_phone")


def change_resident(
    person: Resident, *, needs: Iterable[str], by: Actor, forget: Iterable[str] = (), **facts: Any,  # noqa: ANN401
) -> Resident:
    """Write down facts by column; `forget` names sealed ones that are given up. Raises Gone, NotAllowed."""
    require("household.edit", person.area_path, by)
    if person.gone_at:
        raise Gone
    changed = _apply(person, facts, set(forget) & set(SEALED))
    with transaction.atomic():
        person.save(update_fields=sorted(changed))
        set_needs(person, needs)
        refresh(person.household)
        record("resident.change", person, by=by, area_path=person.area_path, household_id=person.household_id,
               codes={"columns": sorted(changed)})
    return person


def _apply(person: Resident, facts: dict[str, Any], forget: set[str]) -> set[str]:
    """Set the columns and what is derived from them; return which ones to save."""
    changed = {column: facts[column] for column in PLAIN if column in facts}
    changed |= {column: facts[column] for column in SEALED if facts.get(column)}
    changed |= dict.fromkeys(forget, "")
    for column in ("phone", "identity"):
        if column in changed:
            changed[column] = digits(changed[column])
            changed[f"{column}_blind"] = blind(column, changed[column])
    if "name" in changed:
        changed["sort_key"] = sort_key(changed["name"])
    for column, value in changed.items():
        setattr(person, column, value)
    return set(changed)

"""Keeping households findable: by name, pinyin, initials, a phone's tail and the address."""

from hulian.core import search
from hulian.core.sealed import open_field
from hulian.people.models import Household
from hulian.people.register import household_doc


def refresh(household: Household) -> None:
    """Make a household findable by what is known of it now; call it in the transaction of the change.

    One that moved out, or is one with another, is found no more. Phones are opened for their blind tokens only and
    shown to nobody, so no look is written.
    """
    if not household.stands:
        search.remove("household", household.pk)
        return
    people = household.residents.filter(gone_at=None)
    found_by = [(person.name, person.called, open_field(person, "phone")) for person in people]
    search.index(household_doc(household, found_by))

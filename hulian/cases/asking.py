"""Whom one asks of a matter, where somebody of its home has passed away."""

from django.utils.translation import gettext as _

from hulian.cases.models import Case, Happened
from hulian.people.left import nobody_left


def nobody_to_ask(case: Case) -> bool:
    """Return whether the last of the home have passed away: nobody is asked how it was."""
    return case.household_id is not None and nobody_left(case.household)


def bereaved(case: Case) -> bool:
    """Return whether somebody of the home has passed away since it was told: the family is asked."""
    return any(row.what == Happened.DIED for row in case.homechanges.all())


def teller(case: Case) -> str:
    """Return whose words they are; not by name where who said them may have passed away."""
    return "" if bereaved(case) else case.who


def told_by(case: Case) -> str:
    """Return the same, in words where no name is said."""
    return teller(case) or _("a resident")

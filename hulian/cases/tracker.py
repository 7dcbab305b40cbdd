"""The link by which a resident follows their matter; it ends some days after the case."""

from datetime import timedelta

from hulian.cases.models import Case
from hulian.core import clock, links
from hulian.policies.pack import rule

PURPOSE = "tracker"


def token_for(case: Case) -> str:
    """Return the token of the case's tracker page, making the link the first time."""
    return links.token_of(links.ensure(PURPOSE, case.pk))


def end_later(case: Case) -> None:
    """Let the link end so many days from now (policy 'tracker.days')."""
    days = rule("tracker.days", case.area_path).value
    links.end(PURPOSE, case.pk, clock.now() + timedelta(days=days))


def case_of(token: str) -> Case | None:
    """Return the case of a working token."""
    subject = links.resolve(PURPOSE, token)
    return Case.objects.filter(pk=subject).select_related("household").first() if subject else None

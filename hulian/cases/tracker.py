"""The link by which a resident follows their matter; it ends some days after the case."""

from datetime import timedelta
from uuid import UUID

from hulian.cases.models import Case
from hulian.core import clock, links
from hulian.policies.pack import rule

PURPOSE = "tracker"
WITH = ("household__dwelling", "community__station_team", "merged_into")


def token_for(case: Case) -> str:
    """Return the token of the case's tracker page, making the link the first time."""
    return links.token_of(links.ensure(PURPOSE, case.pk))


def end_later(case: Case) -> None:
    """Let the link end so many days from now (policy 'tracker.days'), and those of cases joined to this one."""
    days = rule("tracker.days", case.area_path).value
    for subject in [case.pk, *case.merged.values_list("pk", flat=True)]:
        links.ensure(PURPOSE, subject)  # one that is first printed after the end must end as well
        links.end(PURPOSE, subject, clock.now() + timedelta(days=days))


def keep(case: Case) -> None:
    """Let the link work until the case ends once more: it was opened again."""
    links.end(PURPOSE, case.pk, None)


def case_of(token: str) -> Case | None:
    """Return the case of a working token."""
    subject = links.resolve(PURPOSE, token)
    return by_id(subject) if subject else None


def by_id(case_id: UUID) -> Case | None:
    """Return the case of a link with what its page needs."""
    return Case.objects.filter(pk=case_id).select_related(*WITH).first()

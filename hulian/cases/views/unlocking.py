"""What a browser has shown on a tracker page: the household's code, or that it told the matter itself."""

from django.http import HttpRequest, HttpResponse

from hulian.audit.record import record
from hulian.cases.models import Case
from hulian.core.actor import resident
from hulian.core.remembered import remember, remembered
from hulian.people.home_code import proof

MOST_TOLD = 6


def unlocked(request: HttpRequest, case: Case) -> bool:
    """Return whether this browser has shown the household's code, and the card is still the same."""
    if case.household_id is None:
        return False
    return remembered(request, f"home-{case.pk}") == proof(case.household)


def told_here(request: HttpRequest, case: Case) -> bool:
    """Return whether the matter was told from this very browser."""
    return str(case.pk) in _told(request)


def remember_own(request: HttpRequest, response: HttpResponse, case: Case) -> HttpResponse:
    """Let this browser see again the last few matters that were told from it (a fair's tablet tells many)."""
    last = [told for told in _told(request) if told not in {"", str(case.pk)}][1 - MOST_TOLD:]
    return remember(response, "told", ".".join([*last, str(case.pk)]), path="/")


def remember_code(response: HttpResponse, case: Case) -> HttpResponse:
    """Open the matter for this browser; that somebody opened it is on the record."""
    record("case.unlock", case, by=resident(case.who), area_path=case.scope_path, case_id=case.pk,
           household_id=case.household_id)
    return remember(response, f"home-{case.pk}", proof(case.household), path="/t/")


def _told(request: HttpRequest) -> list[str]:
    return remembered(request, "told").split(".")

"""follow_home: what becomes of the matters of a home that moved out, split, is one with another, or lies elsewhere now.

Part of a verb of household life, in its transaction; that verb checks policy. Only this module writes whose home a
matter is about, and where that lies, once it was told.
"""

from uuid import UUID

from django.db.models import F

from hulian.audit.record import build, record_many
from hulian.cases.models import Case, Happened, HomeChange
from hulian.cases.verbs.act import finish, past, team_of
from hulian.cases.verbs.report import doc_of
from hulian.core import search
from hulian.core.actor import Actor
from hulian.people.models import Household
from hulian.places.models import Building


def follow_home(home: Household, into: Household, *, by: Actor) -> int:
    """Let every matter of a home be one of the home that it is one with now; return how many are open."""
    ended = list(Case.objects.filter(household=home).exclude(pk__in=Case.objects.open().values("pk")))
    open_ones = list(Case.objects.open().filter(household=home))
    Case.objects.filter(household=home).update(household=into)
    record_many([
        build("case.follow_home", case, by=by, area_path=case.scope_path, case_id=case.pk, household_id=into.pk,
              codes={"from": str(home.pk)} | past(case))
        for case in ended
    ])
    for case in open_ones:
        case.household = into
        note_change(case, Happened.MERGED, by=by, codes={"from": str(home.pk)})
    return len(open_ones)


def tell_of_home(home: Household, what: str, *, by: Actor) -> int:
    """Let open matters stay with the dwelling, and tell whoever holds each what happened; return how many."""
    cases = list(Case.objects.open().filter(household=home))
    for case in cases:
        note_change(case, Happened(what), by=by)
    return len(cases)


def follow_area(building: Building, path: str) -> None:
    """Let the matters of all homes of a building be seen from its grid; what goes round somebody still does."""
    cases = Case.objects.filter(household__dwelling__building=building)
    here = list(cases.filter(scope_path=F("area_path")))
    cases.filter(scope_path=F("area_path")).update(scope_path=path)
    cases.update(area_path=path)
    for case in here:
        case.area_path = case.scope_path = path
        search.index(doc_of(case))


def note_change(case: Case, what: str, *, by: Actor, codes: dict[str, str] | None = None) -> None:
    """Write on the timeline what happened to the home, and tell who sees to the matter while it is open."""
    row = HomeChange.write(case, by, what=what)
    verb = "follow_home" if what == Happened.MERGED else f"home_{what}"
    finish(verb, case, row, by=by, tell_to=_holders(case) if case.is_open else (), codes=codes)


def _holders(case: Case) -> list[UUID | None]:
    """Return who sees to it: the holder; where nobody has it, those who could."""
    return [case.holder_id] if case.holder_id else team_of(case)

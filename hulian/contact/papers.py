"""What the papers say: rows of visits, and the whole of a home's matters in their order."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.cases.codes import Mark, State
from hulian.cases.models import Case, Resolution, Word
from hulian.contact.asks import of_the_home
from hulian.contact.codes import How
from hulian.contact.history import last_visits, with_home
from hulian.contact.models import Rhythm, Visit
from hulian.contact.page import who_line
from hulian.contact.words import missed_words
from hulian.people.models import Household, Need, Resident

MOST = 200


def visits_paper(home: Household) -> dict[str, Any]:
    """Return the record of visits, the first on top: never the confidential part."""
    return {
        "home": home, "community": home.community.name, "who": who_line(home), "people": _people(home),
        "rows": [{"at": row.at, "how": How(row.how).label, "by": row.by_name, "text": with_home(_came(row), row, home)}
                 for row in reversed(last_visits(home, MOST))],
    }


def casework_paper(home: Household) -> dict[str, Any]:
    """Return the record of a home: the visits, and each matter with what was done and what they said."""
    rhythm = Rhythm.objects.filter(pk=home.pk).first() or Rhythm()
    cases = of_the_home().filter(household=home).order_by("reported_at").prefetch_related(
        "resolutions", "residents_words")
    return visits_paper(home) | {"tier": rhythm.get_tier_display(), "matters": [_matter(case) for case in cases[:MOST]]}


def _came(row: Visit) -> str:
    passed = _("passed on to the team") if row.case_id else ""
    said = [row.get_finding_display() if row.met else missed_words(row.how), row.line, passed]
    return pgettext("why one goes", ", ").join(filter(None, said))


def _matter(case: Case) -> dict[str, Any]:
    return {"at": case.reported_at, "title": case.title, "words": case.words, "state": State(case.state).label,
            "rounds": _rounds(list(case.resolutions.all()), list(case.residents_words.all()))}


def _rounds(done: list[Resolution], said: list[Word]) -> list[dict[str, str]]:
    """Return each time it was said to be done, the first on top, with what they said of it then."""
    rounds, until = [], None
    for row in sorted(done, key=lambda one: one.at, reverse=True):
        words = [one for one in said if one.at >= row.at and (until is None or one.at < until)]
        last = max(words, key=lambda one: one.at, default=None)
        rounds.append({"done": row.what, "mark": str(Mark(last.mark).label) if last else ""})
        until = row.at
    return rounds[::-1]


def _people(home: Household) -> list[dict[str, Any]]:
    people: list[Resident] = list(home.residents.filter(gone_at=None).prefetch_related("needs"))
    return [{"name": person.name, "age": person.age(), "needs": [
        Need(need.code).label for need in person.needs.all() if need.until is None]} for person in people]

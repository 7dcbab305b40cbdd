"""What an import came to, as the page shows it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.people.roster.outcome import Outcome
from hulian.people.roster.words import of_fault

MOST = 200


def shown(outcome: Outcome) -> dict[str, Any]:
    """Return figures, the first problems and proposals, and how many more there are."""
    problems = [{"sheet": one.sheet, "row": one.row, "column": one.column, "words": of_fault(one.code),
                 "taken": one.taken} for one in outcome.in_order()[:MOST]]
    kinds = {"moved_in": _("not in our roster yet"), "moved_out": _("not in this roster any more"),
             "died": _("said to have died")}
    proposals = [{"called": one.called, "name": one.name or _("the whole home"), "words": kinds[one.kind],
                  "url": reverse("people:household", args=[one.household_id])} for one in outcome.proposals[:MOST]]
    figures = [{"value": outcome.households, "label": _("new homes")},
               {"value": outcome.residents, "label": _("new people")},
               {"value": outcome.seen_before, "label": _("known before")}]
    if outcome.filled:
        figures.append({"value": outcome.filled, "label": _("filled in")})
    return {
        "figures": figures, "problems": problems, "proposals": proposals,
        "rows": len(outcome.rows_to_mend()), "more_problems": max(0, len(outcome.problems) - MOST),
        "more_proposals": max(0, len(outcome.proposals) - MOST),
    }

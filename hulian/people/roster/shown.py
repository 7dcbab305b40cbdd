"""What an import came to, as the page shows it."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hulian.people.roster.outcome import Outcome, Proposal
from hulian.people.roster.words import of_fault

MOST = 200
DOING = {"moved_in": "contact:life-arrival", "moved_out": "contact:life-departure", "died": "contact:life-death"}


def shown(outcome: Outcome) -> dict[str, Any]:
    """Return figures, the first problems and proposals, and how many more there are."""
    problems = [{"sheet": one.sheet, "row": one.row, "column": one.column, "words": of_fault(one.code),
                 "taken": one.taken} for one in outcome.in_order()[:MOST]]
    kinds = {"moved_in": _("not in our roster yet"), "moved_out": _("not in this roster any more"),
             "died": _("said to have died"), "back": _("in this roster still; we wrote that they left")}
    proposals = [{"called": one.called, "name": one.name or _("the whole home"), "words": kinds[one.kind],
                  "url": reverse("people:household", args=[one.household_id]), "do": _do(one)}
                 for one in outcome.proposals[:MOST]]
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


def _do(one: Proposal) -> str:
    """Return the page on which a proposal is written down, once somebody has asked."""
    whole = {"moved_out": "contact:life-move-out"} if not one.name else {}
    name = (DOING | whole).get(one.kind, "contact:life")
    try:
        return reverse(name, args=[one.household_id])
    except NoReverseMatch:  # where this room runs without contact
        return ""

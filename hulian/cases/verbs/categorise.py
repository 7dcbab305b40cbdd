"""categorise: one tap corrects what was suggested; the limits follow the urgency, and the suggestions learn."""

from hulian.cases.clocks import limits
from hulian.cases.codes import OPEN, Urgency, categories
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Case, Correction
from hulian.cases.state import clock_start, set_limits
from hulian.cases.verbs.act import doing, finish
from hulian.core.actor import Actor

LEAVES = frozenset(OPEN)


def categorise(case: Case, *, by: Actor, category: str, urgency: str) -> Case:
    """Correct category and urgency. Raises MissingEvidence('unknown_category')."""
    with doing("categorise", case, by, LEAVES):
        if category not in categories() or urgency not in Urgency.values:
            raise MissingEvidence("unknown_category")
        if case.unsure or category != case.category:
            Correction.objects.create(case=case, category=category)
        was = {"category_was": case.category, "urgency_was": case.urgency}
        case.category, case.urgency, case.category_reason, case.urgency_reason = category, urgency, "", ""
        case.unsure = False
        case.save(update_fields=["category", "unsure", "urgency", "category_reason", "urgency_reason"])
        set_limits(case, limits(urgency, case.area_path, clock_start(case)))
        finish("categorise", case, case, by=by, codes=was | {"category": category, "urgency": urgency})
    return case

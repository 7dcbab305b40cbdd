"""categorise: one tap corrects what was suggested; the limits follow the urgency."""

from django.db import transaction

from hulian.cases.clocks import limits, yellow_at
from hulian.cases.codes import OPEN, WAITING, Urgency, categories
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Case
from hulian.cases.verbs.act import begin, finish
from hulian.core.actor import Actor

LEAVES = frozenset(OPEN)


def categorise(case: Case, *, by: Actor, category: str, urgency: str) -> Case:
    """Correct category and urgency. Raises MissingEvidence('unknown_category')."""
    begin("categorise", case, by, LEAVES)
    if category not in categories() or urgency not in Urgency.values:
        raise MissingEvidence("unknown_category")
    was = {"category_was": case.category, "urgency_was": case.urgency}
    due = limits(urgency, case.area_path, case.received_at)
    case.category, case.urgency, case.category_reason, case.urgency_reason = category, urgency, "", ""
    case.accept_due_at, case.resolve_due_at = due.accept_due_at, due.resolve_due_at
    case.accept_rule, case.resolve_rule = due.accept_rule, due.resolve_rule
    if case.due_at:
        case.due_at = due.accept_due_at if case.state in WAITING else due.resolve_due_at
        case.yellow_at = yellow_at(case.received_at, case.due_at, case.area_path)
    with transaction.atomic():
        case.save(update_fields=FIELDS)
        finish("categorise", case, case, by=by, codes=was | {"category": category, "urgency": urgency})
    return case


FIELDS = [
    "category", "urgency", "category_reason", "urgency_reason", "accept_due_at", "resolve_due_at",
    "accept_rule", "resolve_rule", "due_at", "yellow_at",
]

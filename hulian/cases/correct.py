"""What was suggested, why, and the one-tap corrections beside it."""

from typing import Any

from hulian.cases.codes import Urgency, categories
from hulian.cases.learning.daily import opinions
from hulian.cases.models import Case

OTHERS = 3


def guess_of(case: Case) -> dict[str, Any]:
    """Return the category and urgency with their reasons, and what else they could be."""
    return {
        "unsure": case.unsure,
        "category": case.category_name, "category_reason": case.category_reason,
        "urgency": case.get_urgency_display(), "urgency_reason": case.urgency_reason,
        "kind": case.get_kind_display(),
        "urgencies": [{"code": code, "label": label} for code, label in Urgency.choices if code != case.urgency],
        "near": near(case),
        "all": [item for item in categories().values() if item.code != case.category],
    }


def near(case: Case) -> list[Any]:
    """Return what else it may be about, the likeliest first; where nobody is sure, what was suggested stands first."""
    ranked = [code for code, _chance in opinions(case.title + case.words)]
    others = [code for code in ranked if code != case.category]
    taps = [case.category, *others[:OTHERS - 1]] if case.unsure else others[:OTHERS]
    return [categories()[code] for code in taps]

"""What was suggested, why, and the one-tap corrections beside it."""

from typing import Any

from hulian.cases.codes import Urgency, categories
from hulian.cases.models import Case

OTHERS = 3


def guess_of(case: Case) -> dict[str, Any]:
    """Return the category and urgency with their reasons, and what else they could be."""
    return {
        "category": case.category_name, "category_reason": case.category_reason,
        "urgency": case.get_urgency_display(), "urgency_reason": case.urgency_reason,
        "kind": case.get_kind_display(),
        "urgencies": [{"code": code, "label": label} for code, label in Urgency.choices if code != case.urgency],
        "near": near(case),
        "all": [item for item in categories().values() if item.code != case.category],
    }


def near(case: Case) -> list[Any]:
    """Return the categories whose words also stand in what was said, the likeliest first."""
    text = case.title + case.words
    scored = [(sum(len(word) for word in item.words if word in text), item) for item in categories().values()]
    ranked = sorted((pair for pair in scored if pair[0] and pair[1].code != case.category), key=lambda pair: -pair[0])
    return [item for _score, item in ranked[:OTHERS]]

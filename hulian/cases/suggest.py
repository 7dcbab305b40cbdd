"""Suggests a category and an urgency from the resident's words, and says why."""

from dataclasses import dataclass

from hulian.cases.codes import Urgency, categories, long_words, urgent_words


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`reason` and `urgency_reason` are the words that led there; empty where none did."""

    category: str
    reason: str
    urgency: str
    urgency_reason: str


def suggest(words: str) -> Suggestion:
    """Return the category whose words stand in the text most, the longer word counting more."""
    scored = [
        (sum(len(word) for word in found), category.code, found)
        for category in categories().values()
        if (found := [word for word in category.words if word in words])
    ]
    _, category, found = max(scored, key=lambda row: row[0]) if scored else (0, "other", [])
    urgency, why = _urgency(words)
    return Suggestion(category, "、".join(found[:3]), urgency, why)


def _urgency(words: str) -> tuple[str, str]:
    for urgency, signs in ((Urgency.URGENT, urgent_words()), (Urgency.LONG, long_words())):
        if found := [sign for sign in signs if sign in words]:
            return urgency, "、".join(found[:3])
    return Urgency.ORDINARY, ""

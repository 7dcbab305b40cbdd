"""Suggests a category and an urgency from the resident's words, and says why.

The model ranks the categories; the words of `categories.toml` are shown as the reason where they stand in
the text. Urgency goes by words and signs alone: what is dangerous is not left to chance.
"""

from dataclasses import dataclass

from hulian.cases.codes import Urgency, categories, long_words, urgent_signs, urgent_words
from hulian.cases.learning.daily import opinions

SURE, AHEAD = 0.5, 0.2
MOST = 60  # as much of a reason as a case keeps


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`reason` and `urgency_reason` are the words that led there; `sure` tells whether to ask instead."""

    category: str
    reason: str
    urgency: str
    urgency_reason: str
    sure: bool = True


def suggest(words: str) -> Suggestion:
    """Return the likeliest category; it is sure when it is likely in itself and well ahead of the next."""
    (category, chance), (_second, next_chance), *_others = opinions(words)
    sure = chance >= SURE and chance - next_chance >= AHEAD
    urgency, why = _urgency(words)
    return Suggestion(category, _reason(category, words) if sure else "", urgency, why, sure)


def _reason(category: str, words: str) -> str:
    return "、".join([word for word in categories()[category].words if word in words][:3])


def _urgency(words: str) -> tuple[str, str]:
    for urgency, found in ((Urgency.URGENT, _danger(words)), (Urgency.LONG, _among(long_words(), words))):
        if found:
            return urgency, "、".join(found[:3])[:MOST]
    return Urgency.ORDINARY, ""


def _danger(words: str) -> list[str]:
    signs = [found for sign in urgent_signs() if (found := sign.found(words))]
    return [*_among(urgent_words(), words), *signs]


def _among(signs: tuple[str, ...], words: str) -> list[str]:
    return [sign for sign in signs if sign in words]

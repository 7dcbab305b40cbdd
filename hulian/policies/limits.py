"""A rule's value as the database reads it, row by row: an area below may have one of its own."""

from collections.abc import Callable
from typing import Any

from django.db.models import Case, Value, When
from django.db.models.expressions import BaseExpression

from hulian.policies.pack import overriding, rule


def limit(
    rule_id: str, area_path: str, column: str = "area_path", turned: Callable[[int], Any] = int,
) -> BaseExpression:
    """Return what the rule says for each row of an area, by the row's own path; `turned` makes more of the number.

    Mostly no area below has a rule of its own, and it is one plain value.
    """
    whole = Value(turned(rule(rule_id, area_path).value))
    nearest_first = sorted(overriding(rule_id, area_path), key=len, reverse=True)
    own = [When(**{f"{column}__startswith": path}, then=Value(turned(rule(rule_id, path).value)))
           for path in nearest_first]
    return Case(*own, default=whole) if own else whole

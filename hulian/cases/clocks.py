"""The two due times of a case, from the policy pack through WorkingTime."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hulian.core.working_time import RoundTheClock, WorkingTime
from hulian.policies.pack import rule

PLAIN = RoundTheClock()


@dataclass(frozen=True, slots=True)
class Limits:
    """When it must be taken and when resolved, each with the rule it comes from ('id@version')."""

    accept_due_at: datetime
    resolve_due_at: datetime
    accept_rule: str
    resolve_rule: str


def limits(urgency: str, area_path: str, start: datetime) -> Limits:
    """Return the limits of a case of this urgency whose clocks start now."""
    accept = rule(f"case.accept.{urgency}", area_path)
    resolve = rule(f"case.resolve.{urgency}", area_path)
    return Limits(
        WorkingTime.add(start, timedelta(minutes=accept.value), PLAIN),
        WorkingTime.add(start, timedelta(minutes=resolve.value), PLAIN),
        f"{accept.id}@{accept.version}",
        f"{resolve.id}@{resolve.version}",
    )


def yellow_at(start: datetime, due_at: datetime, area_path: str) -> datetime:
    """Return when the light turns yellow: the policy's share of the time is used up."""
    return start + (due_at - start) * rule("case.yellow", area_path).value / 100

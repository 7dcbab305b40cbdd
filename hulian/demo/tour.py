"""The tour through the wiring story: where it stands now, and where each step leads."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Q

from hulian.cases.codes import OPEN
from hulian.cases.models import Case
from hulian.cases.tracker import token_for
from hulian.demo.models import DemoWorld
from hulian.people.models import Household

FILE = Path(__file__).with_name("tour.toml")
HOME, CODE = "陈姨", "demo"


@cache
def script() -> list[dict[str, str]]:
    """Return the steps as they are written down."""
    return tomllib.loads(FILE.read_text())["step"]


def tour() -> list[dict[str, Any]]:
    """Return the steps with where each leads, which are done, and which comes next."""
    case = current()
    reached = _reached(case) if case else set()
    steps = [step | {"number": number, "is_done": step["done"] in reached, "to": target(step, case)}
             for number, step in enumerate(script(), 1)]
    first = next((step for step in steps if not step["is_done"]), steps[0])  # all done: begin once more
    for step in steps:
        step["now"] = step is first
    return steps


def current() -> Case | None:
    """Return the matter that the tour is at: the newest of Auntie Chen's home that is open or came since."""
    world = DemoWorld.objects.first()
    home = _home()
    if world is None or home is None:
        return None
    since = Q(state__in=OPEN) | Q(received_at__gte=world.made_at)
    return Case.objects.filter(since, household=home).order_by("-received_at").first()


def target(step: dict[str, str], case: Case | None) -> str:
    """Return the address a step leads to; '' while there is no matter yet that it needs."""
    home = _home()
    if home is None or (case is None and ("{case}" in step["at"] or "{token}" in step["at"])):
        return ""
    token = token_for(case) if case and "{token}" in step["at"] else ""
    return step["at"].format(chen=home.pk, case=case.pk if case else "", token=token, code=CODE)


def _home() -> Household | None:
    return Household.objects.filter(community__code=CODE, called=HOME).first()


def _reached(case: Case) -> set[str]:
    """Return what has been done on the case, in the words of the script."""
    facts = {
        "reported": True, "accepted": case.acceptances.exists(), "inspected": case.inspections.exists(),
        "assigned": case.tasks.exists(), "appointed": case.appointments.exists(), "tested": case.tests.exists(),
        "resolved": case.resolutions.exists(), "judged": case.residents_words.exists(),
    }
    return {name for name, true in facts.items() if true}

"""An elder alone whom nobody has heard from: whom to ask, one after another, each with its time.

The ticks are Events: who asked whom, and when. They count since the home was last heard from.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hulian.audit.models import Event
from hulian.contact.models import Rhythm
from hulian.contact.rhythm import ALONE
from hulian.core.spoken import spoken
from hulian.people.merged import one_with_all
from hulian.people.models import Household, Resident

VERB = "contact.ask_after"
TRIES = 2


class Ask(models.TextChoices):
    """Whom one asks, in this order."""

    NEIGHBOUR = "neighbour", gettext_lazy("ask a neighbour")
    KEY = "key", gettext_lazy("ask who holds a key, and look in together")
    EMERGENCY = "emergency", gettext_lazy("ring whom they named for need")
    POLICE = "police", gettext_lazy("ring the police: 110")


def steps_of(home: Household, people: Iterable[Resident], rhythm: Rhythm | None) -> list[dict[str, Any]]:
    """Return the steps with those that are done; none where nobody is missed."""
    people = list(people)
    if rhythm is None or rhythm.tries < TRIES or not any(_alone(person) for person in people):
        return []
    events = Event.objects.filter(household_id__in=one_with_all(home), verb=VERB)
    if rhythm.heard_at:
        events = events.filter(received_at__gt=rhythm.heard_at)
    done: dict[str, Event] = {}
    for event in events.order_by("id"):
        done.setdefault(event.codes["step"], event)
    return [_step(ask, done.get(ask), people) for ask in Ask]


def _step(ask: Ask, event: Event | None, people: list[Resident]) -> dict[str, Any]:
    names = {Ask.KEY: [person.key_holder for person in people], Ask.EMERGENCY: [p.emergency_name for p in people]}
    said = _("{who}, {when}").format(who=event.actor_name, when=spoken(event.received_at)) if event else ""
    return {"code": ask.value, "label": ask.label, "done": said, "police": ask == Ask.POLICE,
            "who": next(filter(None, names.get(ask, [])), "")}


def _alone(person: Resident) -> bool:
    return any(need.code in ALONE for need in person.needs.all() if need.until is None)

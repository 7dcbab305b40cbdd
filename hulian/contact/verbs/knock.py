"""knock: one visit that sees to all that is due at a door, what was mended there lately as well."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from hulian.cases.errors import CaseError
from hulian.cases.models import Case
from hulian.cases.verbs.follow_up import follow_up
from hulian.cases.words import say
from hulian.contact import policy
from hulian.contact.codes import How
from hulian.contact.models import Visit
from hulian.contact.verbs.visit import Told, visit
from hulian.core.acting import Refused
from hulian.core.actor import Actor
from hulian.people.models import Household


class Answer(NamedTuple):
    """What the home says of a matter that is done: one of the five steps, and its words."""

    case: Case
    mark: int
    text: str = ""


class StepRefused(Refused):
    """A matter of the home could not take its step."""

    def __init__(self, error: CaseError) -> None:
        """Keep what stood in the way."""
        super().__init__(error.code)
        self.error = error

    def words(self) -> str:
        """Say it in the words of that room."""
        return say(self.error)


def knock(home: Household, told: Told, answers: Sequence[Answer], *, by: Actor) -> Visit:
    """Write down a visit, and what they said of what was mended. Raises what `visit` raises, StepRefused."""
    at_door = policy.at_the_door(home, by)
    how = "phone" if told.how == How.PHONE else "visit"
    try:
        with transaction.atomic():
            for answer in answers if told.met else ():
                follow_up(answer.case, by=at_door, how=how, reached=True, mark=answer.mark, text=answer.text)
            return visit(home, told, by=by)
    except CaseError as error:
        raise StepRefused(error) from error

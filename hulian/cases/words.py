"""The one place where errors of cases turn into words."""

from datetime import date

from django.utils.translation import gettext_lazy

from hulian.cases.errors import CaseError
from hulian.core.spoken import spoken

WORDS = {
    "not_allowed": gettext_lazy("This step belongs to someone else. You can leave a note."),
    "wrong_state": gettext_lazy("This matter has moved on meanwhile. Please look at it again."),
    "words_missing": gettext_lazy("Please write down what the resident said."),
    "place_missing": gettext_lazy("Please say where it is."),
    "reason_missing": gettext_lazy("Please say why, so that the resident can be told."),
    "finding_missing": gettext_lazy("Please write what you saw on site."),
    "inspection_missing": gettext_lazy("Nobody has looked on site yet. Please inspect first."),
    "what_missing": gettext_lazy("Please write what is done."),
    "time_missing": gettext_lazy("Please agree on a day and a time with the resident."),
    "time_past": gettext_lazy("This time has passed already. Please choose a later one."),
    "names_missing": gettext_lazy("Please say who will come, so that the resident knows at the door."),
    "certificate_missing": gettext_lazy(
        "{name} has no certificate for {skill}. Please choose someone who has one."
    ),
    "certificate_expired": gettext_lazy(
        "{name}'s certificate for {skill} ran out on {day}. Please choose someone whose is valid."
    ),
    "helper_missing": gettext_lazy("Please choose who will do the work."),
    "escort_missing": gettext_lazy("Please choose who comes along from the people of this community."),
    "safety_missing": gettext_lazy("It was not safe on site. Please note what made it safe."),
    "owner_missing": gettext_lazy("This home is rented: please ask the owner first and note the answer."),
    "task_closed": gettext_lazy("This piece of work is no longer open. Please look at it again."),
    "tasks_open": gettext_lazy("Some work is not finished yet. Please finish it or take it back first."),
    "test_missing": gettext_lazy("After electrical work a test is needed. Please record it first."),
    "test_failed": gettext_lazy("The last test was not passed. It can't be handed back like this."),
    "photos_missing": gettext_lazy("Please add a picture after the work, or say why there is none."),
    "own_work": gettext_lazy("Whoever did the work doesn't ask how it was. Please let someone else ask."),
    "mark_missing": gettext_lazy("Please choose one of the five answers."),
    "proxy_missing": gettext_lazy("Please write who answered for the resident."),
    "tries_missing": gettext_lazy("Please try to reach the resident on two days before closing."),
    "same_case": gettext_lazy("This is the same matter. Please choose another one."),
    "body_missing": gettext_lazy("Please write whom it is handed to."),
    "unknown_category": gettext_lazy("This category is not known."),
    "envelope_reused": gettext_lazy("This form was sent before with other words. Please open it anew."),
}


def say(error: CaseError) -> str:
    """Return what to tell the person who ran into the error."""
    facts = error.facts
    if "day" in facts:
        facts = facts | {"day": spoken(date.fromisoformat(str(facts["day"])))}
    return str(WORDS[error.code]).format(**facts)

"""What a person is told of a case, in words: one sentence a verb."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TOLD = {
    "report": gettext_lazy("{who} told us of this"),
    "accept": gettext_lazy("{who} took it on"),
    "decline": gettext_lazy("{who} could not take it"),
    "return": gettext_lazy("{who} gave it back"),
    "inspect": gettext_lazy("{who} looked on site"),
    "make_safe": gettext_lazy("{who} made it safe for the night"),
    "plan": gettext_lazy("{who} wrote down what will be done"),
    "task": gettext_lazy("{who} asks you to help"),
    "appoint": gettext_lazy("{who} agreed a time"),
    "take": gettext_lazy("{who} will come"),
    "refuse": gettext_lazy("{who} can't come, someone else is needed"),
    "finish": gettext_lazy("{who} finished the work"),
    "test": gettext_lazy("{who} tested it after the work"),
    "resolve": gettext_lazy("{who} says it is done, the resident can be asked"),
    "follow_up": gettext_lazy("{who} asked the resident"),
    "confirm": gettext_lazy("The resident has said how it is ({who})"),
    "close": gettext_lazy("{who} closed it"),
    "close_died": gettext_lazy("It is done; the last of this home has passed away, so it is closed, and nobody is"
                               " asked"),
    "reopen": gettext_lazy("{who} says it is not good yet"),
    "hand_over": gettext_lazy("{who} handed it on"),
    "merge": gettext_lazy("{who} joined two reports of the same matter"),
    "note": gettext_lazy("{who} wrote a note"),
    "escalate": gettext_lazy("It is overdue; please see what holds it up"),
    "categorise": gettext_lazy("{who} corrected what it is about"),
    "home_moved_out": gettext_lazy("The household has moved out ({who} wrote it down); the matter stays with the home"),
    "home_died": gettext_lazy("Somebody of this home has passed away ({who} wrote it down); don't ring them, ask their"
                              " family gently"),
    "home_last_died": gettext_lazy("The last of this home has passed away ({who} wrote it down); nobody is rung or"
                                   " asked any more, the matter stays with the home"),
    "home_split": gettext_lazy("Some of this home have a household of their own now ({who} wrote it down)"),
    "follow_home": gettext_lazy("The household is one with another now ({who} wrote it down); the matter went along"),
}


def told(kind: str, who: str) -> str:
    """Return the sentence of a notice; one of an unknown kind says that something moved."""
    sentence = TOLD.get(kind, gettext_lazy("{who} moved it on"))
    return str(sentence).format(who=who or _("The resident"))

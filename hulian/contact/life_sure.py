"""What will happen, in one sentence, before a change in a home that can't be taken back."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.core.spoken import spoken
from hulian.people.models import Household

FINAL = {"merger", "death", "move-out"}


def sure_words(home: Household, what: str, data: dict[str, Any]) -> str:
    """Return the sentence for what was filled in."""
    people = home.residents.filter(gone_at=None).count()
    if what == "merger":
        words = ngettext("Let {home} ({n} person) be one with {into} ({address})? It is no home of its own then.",
                         "Let {home} ({n} people) be one with {into} ({address})? It is no home of its own then.",
                         people)
        return words.format(home=home.called, n=people, into=data["into"].called, address=data["into"].address)
    when = spoken(data["day"])
    if what == "death":
        words = _("Write down that {name} passed away ({when})? That can't be taken back.")
        if people == 1:
            words = _("Write down that {name} passed away ({when})? Nobody lives in this home then, and that can't be"
                      " taken back.")
        return words.format(name=data["who"], when=when)
    if what == "move-out":
        words = ngettext("Write down that {home} ({n} person) moved out ({when})? Nobody of this home lives here then,"
                         " and its card opens nothing more.",
                         "Write down that {home} ({n} people) moved out ({when})? Nobody of this home lives here then,"
                         " and its card opens nothing more.", people)
        return words.format(home=home.called, n=people, when=when)
    return _("One more question before it is written down.")

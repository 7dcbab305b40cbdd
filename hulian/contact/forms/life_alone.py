"""The question that a change in a home raises: whether somebody lives alone now, or no longer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from hulian.contact.life_alone import Doubt
from hulian.people.models import Resident

ALONE, AMONG = "yes", "no"
CHOSEN = {True: ALONE, False: AMONG, None: None}


class AloneForm(forms.Form):
    """One question for each person in doubt; what isn't answered stays as it was."""

    def __init__(self, *args: Any, doubts: Iterable[Doubt], **kwargs: Any) -> None:  # noqa: ANN401
        """Ask of these people."""
        super().__init__(*args, label_suffix="", **kwargs)
        self.people: dict[str, Resident] = {}
        for doubt in doubts:
            name = f"alone_{doubt.person.pk}"
            self.people[name] = doubt.person
            self.fields[name] = _question(doubt)

    def answers(self) -> list[tuple[Resident, bool]]:
        """Return of whom it was said that they live alone now, or no longer."""
        self.full_clean()
        said = ((person, self.cleaned_data.get(name)) for name, person in self.people.items())
        return [(person, answer == ALONE) for person, answer in said if answer]


def _question(doubt: Doubt) -> forms.ChoiceField:
    if doubt.held:
        words = _("Does {name} still count as living alone?")
        choices = [(AMONG, _("not any more")), (ALONE, _("yes, still"))]
    else:
        words = _("Does {name} live alone now?")
        choices = [(ALONE, _("yes, alone")), (AMONG, _("no, with others"))]
    return forms.ChoiceField(label=words.format(name=doubt.person), choices=choices, initial=CHOSEN[doubt.likely],
                             required=False, widget=forms.RadioSelect)

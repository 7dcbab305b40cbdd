"""Forms about one home: what happened there, how often one looks in; and a stairwell where nobody opened."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.cases.forms.base import asked
from hulian.contact.codes import Hour, LifeEvent, TellBy, Tier
from hulian.core.forms import ActForm
from hulian.people.models import Household


class LifeEventForm(ActForm):
    """One tap: what happened."""

    kind = forms.ChoiceField(label=_("What happened?"), choices=LifeEvent.choices,
                             widget=forms.RadioSelect(attrs={"data-long": ""}))


class RhythmForm(ActForm):
    """How often, and how they like to be told."""

    tier = forms.ChoiceField(label=_("How often one looks in"), choices=Tier.choices, widget=forms.RadioSelect)
    tell_by = forms.ChoiceField(label=_("How they like to be told"), choices=TellBy.choices,
                                widget=forms.RadioSelect(attrs={"data-long": ""}))


class StairwellForm(ActForm):
    """The doors where nobody opened."""

    every = forms.BooleanField(label=_("Nobody opened at any of them"), required=False)
    homes = asked(forms.MultipleChoiceField(
        label=_("Nobody opened at"), required=False, widget=forms.CheckboxSelectMultiple(attrs={"data-long": ""})))
    again = forms.ChoiceField(label=_("When to try again"), choices=Hour.choices, required=False,
                              widget=forms.RadioSelect)

    def __init__(self, *args: Any, homes: Iterable[Household], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the doors of the building."""
        super().__init__(*args, **kwargs)
        self.doors = {str(home.pk): home for home in homes}
        self.fields["homes"].choices = [
            (pk, f"{home.dwelling.unit} {home.called}".strip()) for pk, home in self.doors.items()]

    def clean(self) -> dict[str, Any]:
        """Want one door at least, or the tick for all of them."""
        data = super().clean() or {}
        if not data.get("every") and not data.get("homes") and "homes" not in self.errors:
            self.add_error("homes", _("Please tick the doors where nobody opened."))
        return data

    def chosen(self) -> list[Household]:
        """Return the homes behind the doors that were ticked."""
        if self.cleaned_data["every"]:
            return list(self.doors.values())
        return [self.doors[pk] for pk in self.cleaned_data["homes"]]

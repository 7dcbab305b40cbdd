"""The form of a consent."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hulian.core import clock
from hulian.core.forms import ActForm
from hulian.people.models import Proof, Purpose, Resident


class ConsentForm(ActForm):
    """Who says yes, to what, until when, and how they said it."""

    person = forms.ModelChoiceField(Resident.objects.none(), label=_("Who says yes"), widget=forms.RadioSelect,
                                    empty_label=None)
    purpose = forms.ChoiceField(label=_("To what"), choices=Purpose.choices,
                                widget=forms.RadioSelect(attrs={"data-long": ""}))
    proof = forms.ChoiceField(label=_("How they said it"), choices=Proof.choices, initial=Proof.SPOKEN,
                              widget=forms.RadioSelect)
    guardian = forms.CharField(label=_("Guardian"), max_length=40, required=False,
                               help_text=_("For a child under 14: who said yes for them."))
    until = forms.DateField(label=_("Until when"), required=False, help_text=_("It can be taken back on any day."))

    def __init__(self, *args: Any, people: QuerySet[Resident], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the people of one home."""
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        if len(people) == 1:
            self.fields["person"].initial = people[0].pk

    def clean_until(self) -> date | None:
        """Refuse an end that has passed."""
        day = self.cleaned_data["until"]
        if day and day < clock.today():
            raise ValidationError(_("This day has passed. Please choose a later one."))
        return day

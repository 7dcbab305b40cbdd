"""The report forms: at the door, at the desk, and by the resident's own phone."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hulian.cases.codes import Kind, Urgency, Way
from hulian.cases.forms.base import asked
from hulian.cases.verbs.report import Report
from hulian.core.forms import ActForm
from hulian.media.forms import PhotosField
from hulian.people.models import Household

ASK = Kind.choices


class ReportForm(ActForm):
    """At a door, on the telephone, at the station day: the fewest questions."""

    household = forms.ModelChoiceField(Household.objects.none(), required=False, widget=forms.HiddenInput)
    who = forms.CharField(label=_("Who tells us"), max_length=40, required=False)
    place = forms.CharField(label=_("Where is it"), max_length=100, required=False)
    phone = forms.CharField(label=_("Their telephone"), max_length=20, required=False)
    words = forms.CharField(
        label=_("What did they say?"), help_text=_("In their own words."), widget=forms.Textarea(attrs={"rows": 4})
    )
    photos = PhotosField()
    kind = forms.ChoiceField(label=_("They"), choices=ASK, initial=Kind.HELP, widget=forms.RadioSelect, required=False)
    way = forms.ChoiceField(
        label=_("How did it come"), initial=Way.VISIT, required=False, widget=forms.RadioSelect,
        choices=[(way.value, way.label) for way in (Way.VISIT, Way.PHONE, Way.RECEPTION, Way.FAIR)],
    )
    urgency = forms.ChoiceField(
        label=_("How quickly"), required=False, widget=forms.RadioSelect,
        choices=[("", _("as the words say")), *Urgency.choices],
    )

    def __init__(
        self, *args: Any, households: QuerySet[Household] | None = None, household: Household | None = None,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Offer only households that this person can find; a found one needs no name and place."""
        super().__init__(*args, **kwargs)
        if households is not None:
            self.fields["household"].queryset = households
        if household:
            self.fields["household"].initial = household.pk
            for name in ("who", "place", "phone"):
                self.fields[name].widget = forms.HiddenInput()

    def report(self, case_id: UUID | None = None) -> Report:
        """Return what was told."""
        data = self.cleaned_data
        return Report(
            id=case_id, words=data["words"], way=data["way"] or Way.VISIT, kind=data["kind"] or Kind.HELP,
            household=data["household"], who=data["who"], place=data["place"], phone=data["phone"],
            urgency=data["urgency"], photos=data["photos"],
        )


class ResidentForm(ActForm):
    """On the resident's own phone: what is wrong, where, a photo, a telephone to ring back."""

    words = asked(forms.CharField(label=_("What is wrong?"), widget=forms.Textarea(attrs={"rows": 4}),
                                  help_text=_("Just as you would say it.")))
    place = forms.CharField(label=_("Where?"), max_length=100, required=False)
    photos = PhotosField(label=_("A photo, if you like"))
    who = forms.CharField(label=_("What may we call you?"), max_length=20, required=False)
    phone = forms.CharField(label=_("Your telephone"), max_length=20, required=False,
                            help_text=_("So that we can ring before we come."))

    def report(self, case_id: UUID) -> Report:
        """Return what was told."""
        data = self.cleaned_data
        return Report(id=case_id, words=data["words"], way=Way.QR, place=data["place"], who=data["who"],
                      phone=data["phone"], photos=data["photos"])

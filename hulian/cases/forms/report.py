"""The report form: at the door, on the telephone, at the desk."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hulian.cases.codes import Kind, Urgency, Way
from hulian.cases.forms.about import about_choices, about_field, read_about
from hulian.cases.forms.base import asked, later
from hulian.cases.verbs.report import Report
from hulian.core.actor import Actor
from hulian.core.forms import ActForm
from hulian.media.forms import PhotosField
from hulian.people.models import Household
from hulian.places.models import Area
from hulian.teams.models import StationDay

WAYS = (Way.VISIT, Way.PHONE, Way.RECEPTION, Way.FAIR)


class ToldForm(ActForm):
    """What was told, as the API takes it too."""

    words = forms.CharField(
        label=_("What did they say?"), help_text=_("In their own words."), widget=forms.Textarea(attrs={"rows": 4})
    )
    place = asked(forms.CharField(label=_("Where is it"), max_length=100, required=False))
    photos = PhotosField()
    who = forms.CharField(label=_("Who tells us"), max_length=40, required=False)
    phone = forms.CharField(label=_("Their telephone"), max_length=20, required=False)
    kind = asked(forms.ChoiceField(label=_("They"), choices=Kind.choices, initial=Kind.HELP, required=False,
                                   widget=forms.RadioSelect))

    def report(self, case_id: UUID | None = None) -> Report:
        """Return what was told."""
        data = self.cleaned_data
        return Report(id=case_id, words=data["words"], kind=data["kind"] or Kind.HELP, who=data["who"],
                      place=data["place"], phone=data["phone"], photos=data["photos"])


class ReportForm(ToldForm):
    """The page's form: the fewest questions; what few people need lies in the fold."""

    household = forms.ModelChoiceField(Household.objects.none(), required=False, widget=forms.HiddenInput)
    station_day = forms.ModelChoiceField(StationDay.objects.none(), required=False, widget=forms.HiddenInput)
    way = later(asked(forms.ChoiceField(
        label=_("How did it come"), initial=Way.VISIT, required=False, widget=forms.RadioSelect,
        choices=[(way.value, way.label) for way in WAYS],
    )))
    urgency = later(asked(forms.ChoiceField(
        label=_("How quickly"), required=False, widget=forms.RadioSelect,
        choices=[("", _("as the words say")), *Urgency.choices],
    )))
    about = later(asked(about_field()))

    def __init__(
        self, *args: Any, by: Actor, area: Area | None, households: QuerySet[Household],  # noqa: ANN401
        household: Household | None = None, **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Offer only what this person can find; a found home needs no name and place."""
        super().__init__(*args, **kwargs)
        self.fields["household"].queryset = households
        self.fields["station_day"].queryset = StationDay.objects.filter(team__community=area)
        self.fields["about"].choices = about_choices(area, by)
        if household:
            self.fields["household"].initial = household.pk
            for name in ("who", "place", "phone"):
                self.fields[name].widget = forms.HiddenInput()

    def asked_now(self) -> list[forms.BoundField]:
        """Return the questions that stand on the page."""
        return [field for field in self.visible_fields() if not getattr(field.field, "later", False)]

    def asked_later(self) -> list[forms.BoundField]:
        """Return the questions in the fold."""
        return [field for field in self.visible_fields() if getattr(field.field, "later", False)]

    def report(self, case_id: UUID | None = None) -> Report:
        """Return what was told, and what else the page asked."""
        data, told = self.cleaned_data, super().report(case_id)
        told.way = data["way"] or Way.VISIT
        told.household, told.station_day, told.urgency = data["household"], data["station_day"], data["urgency"]
        told.about_staff, told.about_id = read_about(data["about"])
        return told

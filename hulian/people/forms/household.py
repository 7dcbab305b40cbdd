"""Forms about a home."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hulian.core import clock
from hulian.core.forms import ActForm
from hulian.people.models import Household, Mark
from hulian.places.models import Building
from hulian.places.models.dwelling import Tenure

OLDEST = 1850
LIFT = [("", pgettext_lazy("lift", "not known")), ("true", pgettext_lazy("lift", "there is one")),
        ("false", pgettext_lazy("lift", "none"))]


class NewHouseholdForm(ActForm):
    """Which door, and how neighbours call them: no more is needed to begin."""

    address = forms.CharField(
        label=_("Which building"), max_length=80, help_text=_("Begin to type and choose one."),
        widget=forms.TextInput(attrs={"list": "buildings", "autocomplete": "off"}),
    )
    unit = forms.CharField(label=_("Door number"), max_length=20, required=False)
    called = forms.CharField(label=_("What neighbours call them"), max_length=40,
                             help_text=_("For example: Auntie Chen"))
    number = forms.CharField(label=_("Number in the roster"), max_length=24, required=False)

    def __init__(self, *args: Any, buildings: QuerySet[Building], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the buildings in which this person may add a home."""
        super().__init__(*args, **kwargs)
        self.buildings = buildings

    def clean_address(self) -> Building:
        """Return the building that has the address."""
        found = self.buildings.filter(address=self.cleaned_data["address"].strip()).select_related("grid", "community")
        building = found.first()
        if building is None:
            raise ValidationError(_("We don't know this building yet. Choose one from the list, or ask your"
                                    " administrator to add it."))
        return building


class HouseholdForm(ActForm):
    """How a home is called, and what matters to whoever mends something in it."""

    called = forms.CharField(label=_("What neighbours call them"), max_length=40)
    tenure = forms.ChoiceField(label=_("Whose home it is"), choices=Tenure.choices, widget=forms.RadioSelect)
    wired_year = forms.IntegerField(label=_("Year of the wiring"), required=False, min_value=OLDEST)
    has_lift = forms.TypedChoiceField(
        label=_("A lift"), choices=LIFT, required=False, widget=forms.RadioSelect, empty_value=None,
        coerce={"true": True, "false": False}.get,
    )
    gas = forms.CharField(label=_("Gas"), max_length=20, required=False, help_text=_("Bottles, mains, or none."))
    number = forms.CharField(label=_("Number in the roster"), max_length=24, required=False)

    def clean_wired_year(self) -> int | None:
        """Refuse a year that is still to come."""
        return not_later(self.cleaned_data["wired_year"])

    @classmethod
    def of(cls, home: Household, **kwargs: Any) -> "HouseholdForm":  # noqa: ANN401
        """Return the form filled with what is known."""
        dwelling = home.dwelling
        lift = "" if dwelling.has_lift is None else str(dwelling.has_lift).lower()
        return cls(initial={
            "called": home.called, "number": home.number, "tenure": dwelling.tenure,
            "wired_year": dwelling.wired_year, "has_lift": lift, "gas": dwelling.gas,
        }, **kwargs)


class MarksForm(ActForm):
    """What a visitor should know before ringing."""

    marks = forms.MultipleChoiceField(label=_("Before you ring"), choices=Mark.choices, required=False,
                                      widget=forms.CheckboxSelectMultiple(attrs={"data-long": ""}))


def not_later(year: int | None) -> int | None:
    """Return a year of the past or this one."""
    if year and year > clock.today().year:
        raise ValidationError(_("This year is still to come. Please look at it once more."))
    return year

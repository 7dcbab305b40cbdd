"""The form of what befell a whole place: where, what, and who is looked in on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hulian.contact.codes import LifeEvent, Tier
from hulian.core.forms import ActForm
from hulian.people.models import Household
from hulian.places.models import Area, Building

WHOM = [("close", _("who is looked in on every week or month")), ("all", _("every home"))]
KINDS = (LifeEvent.STORM, LifeEvent.OTHER)


class StormForm(ActForm):
    """A grid, or one building in it by its address; those who need it most unless every home is meant."""

    kind = forms.ChoiceField(label=_("What happened?"), choices=[(kind.value, kind.label) for kind in KINDS],
                             initial=LifeEvent.STORM, widget=forms.RadioSelect(attrs={"data-long": ""}))
    area = forms.ChoiceField(label=_("Where?"), widget=forms.RadioSelect(attrs={"data-long": ""}))
    building = forms.CharField(label=_("Only in this building"), max_length=80, required=False,
                               widget=forms.TextInput(attrs={"list": "buildings", "autocomplete": "off"}))
    whom = forms.ChoiceField(label=_("Whom does one look in on?"), choices=WHOM, initial="close",
                             widget=forms.RadioSelect(attrs={"data-long": ""}))

    def __init__(self, *args: Any, areas: Iterable[Area], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the places where this person may ask for visits."""
        super().__init__(*args, **kwargs)
        self.areas = {area.code: area for area in areas}
        self.fields["area"].choices = [(code, area.name) for code, area in self.areas.items()]

    def clean(self) -> dict[str, Any]:
        """Find the building in the place that was chosen."""
        data = super().clean() or {}
        area, address = self.areas.get(data.get("area", "")), data.get("building", "").strip()
        if area and address:
            inside = Q(community__path__startswith=area.path) | Q(grid__path__startswith=area.path)
            data["found"] = Building.objects.filter(inside, address=address).first()
            if data["found"] is None:
                self.add_error("building", _("There is no such building in this place. Please look at it once more."))
        if area and not self.errors and not self.homes():
            self.add_error(None, _("There is no such home in this place."))
        return data

    def place(self) -> Area:
        """Return the area that was chosen."""
        return self.areas[self.cleaned_data["area"]]

    def homes(self) -> list[Household]:
        """Return the homes that are meant."""
        data = self.cleaned_data
        homes = Household.objects.standing().filter(area_path__startswith=self.place().path)
        if data.get("found"):
            homes = homes.filter(dwelling__building=data["found"])
        if data["whom"] == "close":
            homes = homes.filter(rhythm__tier__in=[Tier.HIGH, Tier.KEY])
        return list(homes)

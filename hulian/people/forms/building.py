"""The form of a building."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hulian.core.forms import ActForm
from hulian.people.forms.household import OLDEST, not_later
from hulian.places.models import Area


class BuildingForm(ActForm):
    """Address, grid, year, and the point on the map."""

    address = forms.CharField(label=_("Address"), max_length=80)
    grid = forms.ModelChoiceField(Area.objects.none(), label=_("Which grid"), empty_label=None)
    year_built = forms.IntegerField(label=_("Year built"), required=False, min_value=OLDEST)
    lon_wgs84 = forms.FloatField(label=_("Longitude"), required=False, min_value=73, max_value=136,
                                 help_text=_("WGS-84, in degrees: 113.0512"))
    lat_wgs84 = forms.FloatField(label=_("Latitude"), required=False, min_value=3, max_value=54,
                                 help_text=_("WGS-84, in degrees: 23.0875"))

    def __init__(self, *args: Any, grids: QuerySet[Area], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the grids of the place."""
        super().__init__(*args, **kwargs)
        self.fields["grid"].queryset = grids

    def clean_year_built(self) -> int | None:
        """Refuse a year that is still to come."""
        return not_later(self.cleaned_data["year_built"])

    def clean(self) -> dict[str, Any]:
        """Ask for both halves of the point, or neither."""
        data = super().clean()
        if (data.get("lon_wgs84") is None) != (data.get("lat_wgs84") is None) and not self.errors:
            self.add_error("lat_wgs84", _("A point needs both, longitude and latitude."))
        return data

    def facts(self) -> dict[str, Any]:
        """Return what was written, as the verbs take it."""
        return {name: self.cleaned_data[name] for name in
                ("address", "grid", "year_built", "lon_wgs84", "lat_wgs84")}

"""What to print: for which community, for which building."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hulian.core.natural import natural_key
from hulian.places.models import Area, Building


class PrintingForm(forms.Form):
    """A GET form. Nothing is kept of it."""

    area = forms.ChoiceField(label=_("Which community?"), required=False)
    building = forms.ChoiceField(label=_("Which building?"), required=False)

    def __init__(self, *args: Any, communities: QuerySet[Area], buildings: QuerySet[Building], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer what this person may print for."""
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["area"].choices = [(area.code, area.name) for area in communities]
        rows = sorted(buildings, key=lambda building: natural_key(building.address))
        self.fields["building"].choices = [(str(row.pk), row.address) for row in rows]
        if len(self.fields["area"].choices) < 2:
            del self.fields["area"]

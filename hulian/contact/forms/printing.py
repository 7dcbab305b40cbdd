"""For which building to print."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hulian.core.ids import read_id
from hulian.places.models import Building


class PrintingForm(forms.Form):
    """A GET form. Nothing is kept of it."""

    building = forms.CharField(
        label=_("Which building?"), widget=forms.TextInput(attrs={
            "list": "buildings", "autocomplete": "off", "placeholder": _("Some of its letters, then choose one")}),
        error_messages={"required": _("Please choose one of the buildings that are offered.")})

    def __init__(self, *args: Any, buildings: QuerySet[Building], **kwargs: Any) -> None:  # noqa: ANN401
        """Take a building of these."""
        super().__init__(*args, **kwargs)
        self.label_suffix, self.buildings = "", buildings

    def clean_building(self) -> Building:
        """Return the building of this address, or with this id."""
        text = self.cleaned_data["building"].strip()
        same = {"pk": pk} if (pk := read_id(text)) else {"address": text}
        found = self.buildings.filter(**same).first()
        if found is None:
            raise forms.ValidationError(gettext("Please choose one of the buildings that are offered."))
        return found

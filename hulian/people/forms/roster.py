"""The forms of a roster: the file, and what its columns mean."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.core.forms import ActForm
from hulian.people.roster.headings import plain
from hulian.people.roster.words import FIELDS
from hulian.places.models import Area

ENDINGS = ".xlsx,.xls,.xlsm,.et,.ods,.csv,.tsv,.txt"


class RosterForm(ActForm):
    """A file, and for which community where somebody keeps several."""

    file = forms.FileField(label=_("The spreadsheet"), widget=forms.FileInput(attrs={"accept": ENDINGS}),
                           help_text=_("Excel, WPS or CSV, just as you keep it: titles, merged cells and subtotals may"
                                       " stay."))
    community = forms.ModelChoiceField(Area.objects.none(), label=_("For which community"), empty_label=None)

    def __init__(self, *args: Any, communities: Sequence[Area], **kwargs: Any) -> None:  # noqa: ANN401
        """Ask for the community only where there is a choice."""
        super().__init__(*args, **kwargs)
        self.fields["community"].queryset = communities
        if len(communities) == 1:
            del self.fields["community"]
        self.only = communities[0] if len(communities) == 1 else None

    def place(self) -> Area:
        """Return the community."""
        return self.only or self.cleaned_data["community"]


class ColumnsForm(ActForm):
    """One question for each label of a roster: what the column holds."""

    def __init__(self, *args: Any, tables: Sequence[Sequence[Any]], **kwargs: Any) -> None:  # noqa: ANN401
        """Ask about each label once, however many sheets bear it."""
        super().__init__(*args, **kwargs)
        self.labels: dict[str, str] = {}
        choices = [("ignored", _("leave it out")), *FIELDS.items()]
        for _sheet, _row, labels, fields in tables:
            for label, field in zip(labels, fields, strict=True):
                if label and (key := plain(label)) not in self.labels.values():
                    name = f"column{len(self.labels)}"
                    self.labels[name] = key
                    self.fields[name] = forms.ChoiceField(
                        label=label, choices=choices, initial=field if field in FIELDS else "ignored")

    def clean(self) -> dict[str, Any]:
        """Ask for a name and a home."""
        data = super().clean()
        told = {value for name, value in data.items() if name in self.labels}
        if not told & {"name", "head"}:
            raise forms.ValidationError(_("Which column holds the names? Please choose one."))
        if not told & {"number", "address", "registered", "estate", "building", "room", "door"}:
            raise forms.ValidationError(_("Which column says where they live? Please choose one."))
        return data

    def chosen(self) -> dict[str, str]:
        """Return the field of each label."""
        return {label: self.cleaned_data[name] for name, label in self.labels.items()}

"""What the forms of all rooms are made from."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hulian.core.ids import new_id


class ActForm(forms.Form):
    """A form that makes something happen; `envelope` lets a repeat be recognised."""

    envelope = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Give each fresh form an envelope of its own."""
        super().__init__(*args, **kwargs)
        self.fields["envelope"].initial = new_id
        self.label_suffix = ""

    def _post_clean(self) -> None:
        """Let fields that cost much (`finish`: pictures) do their work last, and only where all else is right."""
        super()._post_clean()
        for name, field in self.fields.items():
            if hasattr(field, "finish") and not self.errors:
                try:
                    self.cleaned_data[name] = field.finish(self.cleaned_data[name])
                except ValidationError as error:
                    self.add_error(name, error)

"""What the forms of all rooms are made from."""

from typing import Any

from django import forms

from hulian.core.ids import new_id


class ActForm(forms.Form):
    """A form that makes something happen; `envelope` lets a repeat be recognised."""

    envelope = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Give each fresh form an envelope of its own."""
        super().__init__(*args, **kwargs)
        self.fields["envelope"].initial = new_id
        self.label_suffix = ""

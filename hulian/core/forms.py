"""What the forms of all rooms are made from."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hulian.core.ids import new_id

MOST_PHOTOS = 6


class ManyFiles(forms.ClearableFileInput):
    """A file control that takes several pictures."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to six pictures; cleaned to a list, which may be empty."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Be optional, from the camera or the album."""
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", _("Photos"))
        kwargs.setdefault("widget", ManyFiles(attrs={"data-photo": "1"}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # noqa: ANN401
        """Return the files that were sent."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(_("Six photos at most, please."))
        return [super(PhotosField, self).clean(file, initial) for file in files]


class ActForm(forms.Form):
    """A form that makes something happen; `envelope` lets a repeat be recognised."""

    envelope = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Give each fresh form an envelope of its own."""
        super().__init__(*args, **kwargs)
        self.fields["envelope"].initial = new_id
        self.label_suffix = ""

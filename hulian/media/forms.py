"""Fields for pictures."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hulian.media.keep import Picture, prepare_all

MOST_PHOTOS = 6


class ManyFiles(forms.ClearableFileInput):
    """A file control that takes several pictures."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to six pictures. In an ActForm that is right in all else: a list of those on disk, which may be empty."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Be optional, from the camera or the album."""
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", _("Photos"))
        kwargs.setdefault("widget", ManyFiles(attrs={"data-photo": "1"}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # noqa: ANN401
        """Return the files that were sent, none of them opened. Raises ValidationError."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(_("Six photos at most, please."))
        return [super(PhotosField, self).clean(file, initial) for file in files]

    def finish(self, files: list[UploadedFile]) -> list[Picture]:
        """Return the pictures, on disk: all of them or none. Raises ValidationError."""
        return prepare_all(files)

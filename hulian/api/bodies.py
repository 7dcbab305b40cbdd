"""From a JSON body to the same forms that the pages fill in."""

import base64
import binascii
import json
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from hulian.api.answers import Wrong
from hulian.core.ids import read_id

Body = dict[str, Any]


def read_body(request: HttpRequest) -> Body:
    """Return the JSON object that was sent. Raises Wrong, RequestDataTooBig."""
    try:
        body = json.loads(request.body or b"{}")
        # What can't be written as UTF-8 (half a surrogate pair) can't be kept either.
        json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError) as error:
        raise Wrong("not_json") from error
    if not isinstance(body, dict):
        raise Wrong("not_json")
    return body


def envelope_of(body: Body, *, required: bool = False) -> UUID | None:
    """Return the id of a body, None where it has none and needs none. Raises Wrong."""
    raw = body.get("id")
    found = read_id(raw) if isinstance(raw, str) else None
    if found is None and (required or raw is not None):
        raise Wrong("id_missing")
    return found


def arguments(body: Body, names: set[str], choices: set[str] = frozenset()) -> dict[str, MultiValueDict]:
    """Return `data` and `files` of a form from a body. Raises Wrong for a field that isn't one of `names`.

    A boolean given for one of the `choices` is its 'yes' or 'no'.
    """
    if unknown := sorted(set(body) - names - {"id"}):
        raise Wrong("unknown_field", names=", ".join(unknown)[:200])
    sent = {name: value for name, value in body.items() if value is not None and name != "id"}
    photos = sent.pop("photos", [])
    data = MultiValueDict({name: [_plain(name, value, choices)] for name, value in sent.items()})
    return {"data": data, "files": MultiValueDict({"photos": _files(photos)} if photos else {})}


def checked(form: forms.Form) -> forms.Form:
    """Return a form that is valid. Raises Wrong with what doesn't fit, by field."""
    if not form.is_valid():
        raise Wrong("invalid", {name: [str(error) for error in errors] for name, errors in form.errors.items()})
    return form


def _plain(name: str, value: object, choices: set[str]) -> object:
    if isinstance(value, bool):
        return ("yes" if value else "no") if name in choices else value
    if not isinstance(value, str | int | float):
        raise Wrong("invalid", {name: ["text, number, true or false"]})
    return str(value)


def _files(photos: object) -> list[SimpleUploadedFile]:
    """Return the pictures of a list of base64 texts."""
    if not isinstance(photos, list) or not all(isinstance(photo, str) for photo in photos):
        raise Wrong("invalid", {"photos": ["a list of base64 texts"]})
    try:
        return [SimpleUploadedFile(f"{at}.jpg", base64.b64decode(photo.partition("base64,")[2] or photo, validate=True))
                for at, photo in enumerate(photos)]
    except (binascii.Error, ValueError) as error:
        raise Wrong("invalid", {"photos": ["base64"]}) from error

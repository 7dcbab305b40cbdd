"""Keeping and removing pictures: decoded and written anew, on disk before the row that names them."""

import hashlib
import io
import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.media.models import Moment, Photo, path_of

LONGEST_SIDE = 1800
MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 60_000_000
# What telephones and browsers send. Pillow knows forty more, some of which start other programs.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
DAMAGED = (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that lies safely on disk and waits for a row that names it."""

    id: UUID
    digest: str
    width: int
    height: int


def prepare(file: BinaryIO) -> Picture:
    """Decode a picture and write it anew to disk. Raises ValidationError for what is none.

    Slow, so done before the transaction that keeps it. Whatever was in the file beside the picture
    (place, camera, other payloads) is left behind. One that no row names is cleared away later.
    """
    return _lay_down(read_image(file))


def prepare_all(files: Iterable[BinaryIO]) -> list[Picture]:
    """Prepare several pictures; where one is none, nothing is written. Raises ValidationError."""
    images = [read_image(file) for file in files]
    return [_lay_down(image) for image in images]


def keep_photo(
    picture: Picture, *, owner_type: str, owner_id: UUID, by: Actor, moment: str = Moment.REPORT,
    inside: bool = True, caption: str = "",
) -> Photo:
    """Write whose picture this is, inside the caller's transaction."""
    photo = Photo(
        id=picture.id, owner_type=owner_type, owner_id=owner_id, moment=moment, inside=inside,
        caption=caption, digest=picture.digest, width=picture.width, height=picture.height,
        taken_by=by.id, created_at=clock.now(),
    )
    photo.save(force_insert=True)
    return photo


def read_image(file: BinaryIO) -> Image.Image:
    """Return the upright picture, no longer than 1800 px. Raises ValidationError."""
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise _too_large()
    try:
        image = Image.open(io.BytesIO(raw), formats=FORMATS)
        if image.width * image.height > MOST_PIXELS:
            raise _too_large()
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image = ImageOps.exif_transpose(image).convert("RGB")
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except DAMAGED as error:
        raise ValidationError(_("This file is not a picture we can open. Please choose a photo.")) from error
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return image


def remove_photo(photo: Photo) -> None:
    """Remove the file and leave the row as a receipt."""
    photo.path.unlink(missing_ok=True)
    Photo.objects.filter(pk=photo.pk, removed_at=None).update(removed_at=clock.now(), caption="")


def respond(photo: Photo) -> FileResponse:
    """Answer with the picture. The caller has asked the owner's policy."""
    if photo.removed_at or not photo.path.exists():
        raise Http404
    response = FileResponse(photo.path.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _lay_down(image: Image.Image) -> Picture:
    body = _encode(image)
    picture = Picture(new_id(), hashlib.sha256(body).hexdigest(), image.width, image.height)
    _write_durably(path_of(picture.id), body)
    return picture


def _too_large() -> ValidationError:
    return ValidationError(_("This picture is too large; please take it again or send a smaller one."))


def _encode(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()


def _write_durably(path: Path, body: bytes) -> None:
    """Write the bytes so that they survive a power cut before any row speaks of them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def media_ready() -> bool:
    """Return whether pictures can be written."""
    settings.MEDIA_DIR.mkdir(parents=True, exist_ok=True)
    return os.access(settings.MEDIA_DIR, os.W_OK)

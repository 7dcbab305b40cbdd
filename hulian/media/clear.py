"""Clearing pictures that no row names: the act they were prepared for was refused, or never came."""

import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.conf import settings

from hulian.media.models import Photo

AGE = 24 * 3600
AT_ONCE = 500


def clear_unnamed() -> int:
    """Remove files older than a day that no Photo names; return how many."""
    files = _old_files()
    cleared = 0
    while paths := list(islice(files, AT_ONCE)):
        cleared += _clear(paths)
    return cleared


def _old_files() -> Iterator[Path]:
    before = time.time() - AGE
    for path in settings.MEDIA_DIR.glob("??/*"):
        if path.suffix in {".jpg", ".part"} and path.stat().st_mtime < before:
            yield path


def _clear(paths: list[Path]) -> int:
    ids: dict[Path, UUID] = {}
    for path in paths:
        with suppress(ValueError):  # not one of ours
            ids[path] = UUID(path.stem)
    named = set(Photo.objects.filter(pk__in=ids.values(), removed_at=None).values_list("pk", flat=True))
    unnamed = [path for path, photo in ids.items() if path.suffix == ".part" or photo not in named]
    for path in unnamed:
        path.unlink(missing_ok=True)
    return len(unnamed)

"""Sealing every sealed field anew with the key that stands in front, in batches."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from hulian.core.sealed import SealedField, open_field

BATCH = 500


def sealed_fields() -> Iterator[tuple[type[models.Model], SealedField]]:
    """Yield every sealed column there is."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedField):
                yield model, field


def reseal() -> Iterator[tuple[str, int]]:
    """Seal what older keys sealed; yield each batch's column and count. May be stopped and run again."""
    for model, field in sealed_fields():
        last = None
        while rows := _batch(model, field, last):
            last = rows[-1].pk
            with transaction.atomic():
                count = sum(_again(row, field) for row in rows)
            yield f"{model._meta.db_table}.{field.column}", count


def _batch(model: type[models.Model], field: SealedField, last: object) -> list[models.Model]:
    rows = model._base_manager.only("pk", field.attname).order_by("pk")
    return list((rows.filter(pk__gt=last) if last else rows)[:BATCH])


def _again(row: models.Model, field: SealedField) -> int:
    """Seal one value again, unless somebody wrote a new one meanwhile."""
    old = getattr(row, field.attname).blob
    if not old or old.startswith(settings.KEYS.current.encode() + b":"):
        return 0
    setattr(row, field.attname, open_field(row, field.attname))
    fresh = field.pre_save(row, add=False)
    same = type(row)._base_manager.filter(pk=row.pk, **{field.attname: old})
    return same.update(**{field.attname: fresh})

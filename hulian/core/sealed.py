"""Fields that are encrypted at rest: AES-GCM, bound to their table, column and row."""

import os
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

from hulian.core import keys

_NONCE = 12


class Sealed:
    """What the database holds. Its text comes out only by `open_field`."""

    def __init__(self, blob: bytes) -> None:
        """Wrap the stored bytes."""
        self.blob = bytes(blob)

    def __bool__(self) -> bool:
        return bool(self.blob)

    def __str__(self) -> str:
        return "••••" if self.blob else ""


class SealedField(models.BinaryField):
    """A text column that is sealed on save. Assign a plain `str`; read by `open_field`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Be empty unless told otherwise."""
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", b"")
        kwargs.setdefault("editable", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: bytes | None, *_: object) -> Sealed:
        """Hand out the sealed value, never its text."""
        return Sealed(value or b"")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
        """Refuse a plain text that came past `save` (an `update()`): it could not be bound to its row."""
        if isinstance(value, str):
            raise TypeError(self.name)
        return super().get_db_prep_value(value.blob if isinstance(value, Sealed) else value, connection, prepared)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:  # noqa: FBT001 - Django's own signature
        """Seal a plain text with the row's identity."""
        value = getattr(model_instance, self.attname)
        if isinstance(value, str):
            value = seal(value, _row(model_instance, self.column)) if value else b""
            setattr(model_instance, self.attname, Sealed(value))
        return value.blob if isinstance(value, Sealed) else bytes(value)


def open_field(instance: models.Model, name: str) -> str:
    """Return the text of a sealed field. Whoever shows it to a person records the look."""
    value = getattr(instance, name)
    if isinstance(value, str):
        return value
    blob = value.blob if isinstance(value, Sealed) else bytes(value)
    column = instance._meta.get_field(name).column
    return unseal(blob, _row(instance, column)) if blob else ""


def seal(text: str, row: bytes) -> bytes:
    """Encrypt with the current key; the key's id stands in front."""
    held = settings.KEYS
    nonce = os.urandom(_NONCE)
    body = _cipher(held.sealing[held.current]).encrypt(nonce, text.encode(), row)
    return held.current.encode() + b":" + nonce + body


def seal_for(model: type[models.Model], column: str, pk: object, text: str) -> bytes:
    """Return what a bulk writer puts into a column of a row; b"" for no text."""
    return seal(text, f"{model._meta.db_table}.{column}.{pk}".encode()) if text else b""


def unseal(blob: bytes, row: bytes) -> str:
    """Decrypt; raises InvalidTag when the value was moved from another row or changed."""
    name, _, rest = blob.partition(b":")
    return _cipher(_key(name.decode())).decrypt(rest[:_NONCE], rest[_NONCE:], row).decode()


@lru_cache(maxsize=8)
def _cipher(key: bytes) -> AESGCM:
    """Return the cipher of a key; making one costs more than to seal with it."""
    return AESGCM(key)


def _key(name: str) -> bytes:
    """Return a sealing key; one that came after this process began (`hulian keys rotate`) is fetched."""
    if name not in settings.KEYS.sealing:
        settings.KEYS = keys.load(settings.KEYS_PATH)
    return settings.KEYS.sealing[name]


def _row(instance: models.Model, column: str) -> bytes:
    return f"{instance._meta.db_table}.{column}.{instance.pk}".encode()

"""Blind indexes: find a sealed value without opening any."""

import hmac
import unicodedata

from django.conf import settings


def digits(text: str) -> str:
    """Return the ASCII digits (and a closing X) of a number however it was typed."""
    if text.isascii() and text.isdigit():
        return text
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(char for char in plain if char.isascii() and (char.isdigit() or char == "X"))


def blind(purpose: str, value: str) -> str:
    """Return the index of a value for one purpose ('phone', 'tail', 'identity'); '' for ''."""
    if not value:
        return ""
    message = f"{purpose}:{value}".encode()
    return hmac.digest(settings.KEYS.blind, message, "sha256").hex()[:24]

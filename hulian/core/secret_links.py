"""Addresses that are a secret: whoever has one may pass, so no log, no engine, no cache and no other page keeps it."""

import logging
import re

# The first word of every address that goes on with a token; a test walks the URLconf for others.
SECRET = re.compile(r"(/(?:r|t|h|b|invitations|first-day)/).+", re.DOTALL)
HEADERS = {
    # Not no-referrer: browsers then send forms with "Origin: null", as a foreign page would.
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}


def is_secret(path: str) -> bool:
    """Return whether an address is a secret."""
    return SECRET.fullmatch(path) is not None


class Veil(logging.Filter):
    """Takes the secret out of what Django writes to the log about an answer."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything pass, addresses without their secret."""
        if isinstance(record.args, tuple):
            record.args = tuple(_veiled(one) for one in record.args)
        return True


def _veiled(said: object) -> object:
    return SECRET.sub(r"\1…", said) if isinstance(said, str) and is_secret(said) else said

"""UUIDv7: ids that sort by time and are made by whoever creates the thing."""

import uuid

import uuid_utils.compat


def new_id() -> uuid.UUID:
    """Return a new UUIDv7 (RFC 9562)."""
    return uuid_utils.compat.uuid7()


def read_id(text: str) -> uuid.UUID | None:
    """Return the id in a text that came from outside, or None where there is none."""
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None

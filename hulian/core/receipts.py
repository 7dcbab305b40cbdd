"""`once`: run an act under its envelope id."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.http import HttpRequest

from hulian.core import clock
from hulian.core.models import Receipt
from hulian.core.rows import as_id, ask, put

Thought = TypeVar("Thought")
NOT_THE_BODY = {"csrfmiddlewaretoken", "envelope"}


class EnvelopeReused(Exception):
    """The id was used before by someone else, for something else, or with another body."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `once` did: the row's id, whether it had been done before, and the row where it was made now."""

    subject_id: UUID | None
    repeated: bool
    row: models.Model | None = None


def once(
    envelope: UUID,
    verb: str,
    actor_id: UUID | None,
    body_hash: str,
    act: Callable[[], models.Model | None],
    device: str = "",
) -> Outcome:
    """Run `act` and its receipt in one transaction, unless the envelope was seen before.

    Raises EnvelopeReused for an id of another verb, actor or body; lets the act's own errors through,
    and then nothing is written.
    """
    return once_thought(envelope, verb, actor_id, body_hash, lambda: None, lambda _nothing: act(), device)


def once_thought(
    envelope: UUID,
    verb: str,
    actor_id: UUID | None,
    body_hash: str,
    think: Callable[[], Thought],
    act: Callable[[Thought], models.Model | None],
    device: str = "",
) -> Outcome:
    """Do as `once` does; what `think` asks and works out, it does before the turn to write, and `act` gets it."""
    if seen := _seen(envelope, verb, actor_id, body_hash):
        return seen
    try:
        thought = think()
        with transaction.atomic():
            row = act(thought)
            put(Receipt(
                id=envelope, verb=verb, actor_id=actor_id, body_hash=body_hash, device=device,
                outcome="accepted", subject_id=row.pk if row else None, received_at=clock.now(),
            ))
    except Exception:  # perhaps because the same envelope came twice at the same moment, and the other was first
        if seen := _seen(envelope, verb, actor_id, body_hash):
            return seen
        raise
    return Outcome(row.pk if row else None, repeated=False, row=row)


def hash_of(body: Any) -> str:  # noqa: ANN401 - anything JSON can hold
    """Return the digest of a JSON body."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of_form(request: HttpRequest) -> str:
    """Return the digest of a posted form with its files and address, without token and envelope."""
    fields = {k: request.POST.getlist(k) for k in request.POST if k not in NOT_THE_BODY}
    files = {k: [_digest(file) for file in request.FILES.getlist(k)] for k in request.FILES}
    return hash_of([request.path, fields, files])


def _digest(file: UploadedFile) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _seen(envelope: UUID, verb: str, actor_id: UUID | None, body_hash: str) -> Outcome | None:
    found = ask("SELECT verb, actor_id, body_hash, subject_id FROM core_receipt WHERE id = %s", [envelope])
    if not found:
        return None
    old_verb, old_actor, old_hash, subject = found[0]
    if (old_verb, as_id(old_actor), old_hash) != (verb, actor_id, body_hash):
        raise EnvelopeReused(str(envelope))
    return Outcome(as_id(subject), repeated=True)

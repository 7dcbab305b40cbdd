"""Public links: 128 bits by HMAC, so that a QR can be printed again, ended or revoked.

The token is computed from the key and never stored; the table holds its SHA-256.
"""

import base64
import hashlib
import hmac
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from hulian.core import clock
from hulian.core.models import PublicLink

BATCH = 500


def token_of(link: PublicLink) -> str:
    """Return the 26 base32 characters of a link."""
    return _token(link.purpose, link.subject_id, link.version)


def ensure(purpose: str, subject_id: UUID, ends_at: datetime | None = None) -> PublicLink:
    """Return the subject's newest link for a purpose, making the first one.

    Purposes: 'report', 'stair', 'tracker', 'household', 'badge', 'slip', 'photo'.
    """
    newest = PublicLink.objects.filter(purpose=purpose, subject_id=subject_id)
    link = newest.order_by("-version").first()
    if link and not link.revoked_at:
        return link
    return _make(purpose, subject_id, (link.version if link else 0) + 1, ends_at)


def ensure_many(purpose: str, subject_ids: Collection[UUID]) -> dict[UUID, PublicLink]:
    """Return the newest link of each of these for a purpose, making what is missing: three queries a batch."""
    found: dict[UUID, PublicLink] = {}
    for some in _batches(subject_ids):
        known = _newest(purpose, some)
        missing = [one for one in some if one not in known or known[one].revoked_at]
        versions = {one: (known[one].version if one in known else 0) + 1 for one in missing}
        PublicLink.objects.bulk_create([PublicLink(
            purpose=purpose, subject_id=one, version=version, digest=_digest(_token(purpose, one, version)))
            for one, version in versions.items()], ignore_conflicts=True)
        found |= _newest(purpose, some) if missing else known
    return found


def _batches(subject_ids: Collection[UUID]) -> Iterator[list[UUID]]:
    left = iter(subject_ids)
    while some := list(islice(left, BATCH)):
        yield some


def _newest(purpose: str, subject_ids: Sequence[UUID]) -> dict[UUID, PublicLink]:
    rows = PublicLink.objects.filter(purpose=purpose, subject_id__in=subject_ids).order_by("version")
    return {row.subject_id: row for row in rows}


def renew(purpose: str, subject_id: UUID, ends_at: datetime | None = None) -> PublicLink:
    """Revoke the subject's links for a purpose and return a new one."""
    links = PublicLink.objects.filter(purpose=purpose, subject_id=subject_id)
    links.filter(revoked_at=None).update(revoked_at=clock.now())
    return ensure(purpose, subject_id, ends_at)


def revoke(purpose: str, subject_ids: Collection[UUID]) -> None:
    """Revoke all links of these subjects for a purpose; whoever needs one again gets a new one."""
    for some in _batches(subject_ids):
        PublicLink.objects.filter(purpose=purpose, subject_id__in=some, revoked_at=None).update(revoked_at=clock.now())


def end(purpose: str, subject_id: UUID, when: datetime | None) -> None:
    """Set the moment at which the subject's links for a purpose stop working (None: never)."""
    PublicLink.objects.filter(purpose=purpose, subject_id=subject_id).update(ends_at=when)


def resolve(purpose: str, token: str) -> UUID | None:
    """Return the subject of a link that works now, else None."""
    link = PublicLink.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=clock.now()),
        purpose=purpose, digest=_digest(normal(token)), revoked_at=None,
    ).first()
    return link.subject_id if link else None


def ended(purpose: str, token: str) -> UUID | None:
    """Return the subject of a link that once worked and has ended or was renewed, else None."""
    known = PublicLink.objects.filter(purpose=purpose, digest=_digest(normal(token))).first()
    return known.subject_id if known else None


def normal(token: str) -> str:
    """Return a token as it was made, however it was typed (spaces, dashes, small letters, 0/1/8)."""
    plain = token.upper().replace(" ", "").replace("-", "")
    return plain.translate(str.maketrans("018", "OIB"))


def short_code(purpose: str, subject_id: UUID, version: int = 1) -> str:
    """Return an eight-digit code to type from a card; guard its use with a limit on misses."""
    number = int.from_bytes(_mac(f"code:{purpose}", subject_id, version)[:8], "big")
    return f"{number % 10**8:08d}"


def _make(purpose: str, subject_id: UUID, version: int, ends_at: datetime | None) -> PublicLink:
    digest = _digest(_token(purpose, subject_id, version))
    link, _ = PublicLink.objects.get_or_create(
        purpose=purpose, subject_id=subject_id, version=version,
        defaults={"digest": digest, "ends_at": ends_at},
    )
    return link


def _mac(purpose: str, subject_id: UUID, version: int) -> bytes:
    message = f"{purpose}:{subject_id}:{version}".encode()
    return hmac.new(settings.KEYS.links, message, hashlib.sha256).digest()


def _token(purpose: str, subject_id: UUID, version: int) -> str:
    return base64.b32encode(_mac(purpose, subject_id, version)[:16]).decode().rstrip("=")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""A limit on misses and reports at public doors, in a table: all processes count as one, a restart forgets none."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from hulian.core import clock
from hulian.core.blind import blind
from hulian.core.models import Miss

MOST = 20
SPAN = timedelta(minutes=10)


def shut(door: str, who: object) -> bool:
    """Return whether this address or home has missed too often of late."""
    recent = Miss.objects.filter(key=_key(door, who), at__gt=clock.now() - SPAN)
    return recent.count() >= MOST


def note(door: str, who: object) -> None:
    """Count one miss, and forget those that count no more."""
    now = clock.now()
    with transaction.atomic():
        Miss.objects.filter(at__lte=now - SPAN).delete()
        Miss.objects.create(key=_key(door, who), at=now)


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from: behind our own proxy (HULIAN_PROXY), what that proxy saw."""
    if settings.SECURE_PROXY_SSL_HEADER:
        seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if seen:
            return seen
    return request.META.get("REMOTE_ADDR", "")


def _key(door: str, who: object) -> str:
    return blind(f"miss:{door}", str(who) or "?")

"""ApiToken: a bearer token, shown once and kept as a digest."""

import hashlib
import secrets
from datetime import timedelta

from django.db import models

from hulian.accounts.models.user import User
from hulian.core import clock
from hulian.core.ids import new_id


class ApiToken(models.Model):
    """Lets a program act as a user until it ends."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField()

    @classmethod
    def make(cls, user: User, days: int) -> str:
        """Make a token for so many days and return its text, which is not kept."""
        text = secrets.token_urlsafe(32)
        ends_at = clock.now() + timedelta(days=days)
        cls.objects.create(user=user, digest=digest_of(text), ends_at=ends_at)
        return text


def digest_of(text: str) -> str:
    """Return the SHA-256 of a secret of high entropy."""
    return hashlib.sha256(text.encode()).hexdigest()

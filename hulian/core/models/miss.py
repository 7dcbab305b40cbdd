"""Misses at public doors: wrong links and wrong codes, without saying whose."""

from django.db import models


class Miss(models.Model):
    """One miss; `key` is the blind index of a door with an address or a home. Kept for minutes."""

    key = models.CharField(max_length=24)
    at = models.DateTimeField()

    class Meta:
        """Counted by key and time."""

        indexes = [models.Index(fields=["key", "at"], name="miss_key")]

"""Receipts: what was sent once is done once, however often it is sent."""

from django.db import models


class Receipt(models.Model):
    """The envelope of one act: the same id from the same actor with the same body is a repeat."""

    id = models.UUIDField(primary_key=True)
    verb = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    device = models.CharField(max_length=64, blank=True)
    actor_id = models.UUIDField(null=True)
    body_hash = models.CharField(max_length=64)
    outcome = models.CharField(max_length=16)
    subject_id = models.UUIDField(null=True)
    received_at = models.DateTimeField()

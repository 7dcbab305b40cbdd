"""Event: one line for each thing that happened; a trigger on both databases refuses change."""

from django.db import models

from hulian.core.ids import new_id


class Event(models.Model):
    """Codes and ids only: words and personal facts live in rows that can be erased.

    `actor_name` is a colleague's; a resident is known by `actor_role` alone.
    """

    sequence = models.BigAutoField(primary_key=True)
    id = models.UUIDField(default=new_id, unique=True)
    at = models.DateTimeField()
    received_at = models.DateTimeField(db_index=True)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=60, blank=True)
    actor_role = models.CharField(max_length=24)
    area_path = models.CharField(max_length=255)
    verb = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=32)
    subject_id = models.UUIDField()
    case_id = models.UUIDField(null=True)
    household_id = models.UUIDField(null=True)
    codes = models.JSONField(default=dict)
    schema = models.PositiveSmallIntegerField(default=1)

    class Meta:
        """Read by case (timeline), by household, and in order of arrival (streams)."""

        indexes = [
            models.Index(fields=["case_id", "sequence"], name="event_case"),
            models.Index(fields=["household_id", "sequence"], name="event_household"),
        ]

"""Notice: a person is told of something, inside Hulian. What goes outward is an Outward row."""

from django.db import models

from hulian.core.ids import new_id


class Notice(models.Model):
    """`kind` is a verb's code; the words are made when it is read, from the case as it is then."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user_id = models.UUIDField()
    kind = models.CharField(max_length=24)
    case_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Read by person, newest first."""

        indexes = [models.Index(fields=["user_id", "-created_at"], name="notice_user")]


class Outward(models.Model):
    """A message that leaves Hulian: what, to whom, how often tried, and what went wrong."""

    id = models.UUIDField(primary_key=True, default=new_id)
    channel = models.CharField(max_length=16)
    address = models.CharField(max_length=200)
    text = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

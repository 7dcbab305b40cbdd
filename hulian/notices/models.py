"""Notice: a person is told of something, inside Hulian."""

from django.db import models

from hulian.core.ids import new_id


class Notice(models.Model):
    """`kind` is a verb's code; the words are made when it is read, from the case as it is then.

    `count` is how many things it tells of: one case, or so many from a file (`report_many`, without a case).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    user_id = models.UUIDField()
    kind = models.CharField(max_length=24)
    case_id = models.UUIDField(null=True)
    household_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=60, blank=True)
    count = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Read by person, newest first."""

        indexes = [models.Index(fields=["user_id", "-created_at"], name="notice_user")]

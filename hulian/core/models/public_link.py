"""Links for people without an account. The database holds digests only: stolen, it opens none."""

from django.db import models

from hulian.core.ids import new_id


class PublicLink(models.Model):
    """One link for one purpose and subject; a new version revokes the older ones."""

    id = models.UUIDField(primary_key=True, default=new_id)
    purpose = models.CharField(max_length=16)
    subject_id = models.UUIDField()
    version = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """A subject has one link a version."""

        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "subject_id", "version"], name="one_link_a_version"
            )
        ]

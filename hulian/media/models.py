"""Photo: a picture of something, seen only through the policy of what owns it."""

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.core.ids import new_id


class Moment(models.TextChoices):
    """When a picture was taken, seen from the work."""

    REPORT = "report", _("when reported")
    BEFORE = "before", _("before")
    DURING = "during", _("during")
    AFTER = "after", _("after")
    SIGNATURE = "signature", _("signature")


class Photo(models.Model):
    """The file lies under HULIAN_DATA/media by its id; the row says whose it is."""

    id = models.UUIDField(primary_key=True, default=new_id)
    owner_type = models.CharField(max_length=16)
    owner_id = models.UUIDField(db_index=True)
    moment = models.CharField(max_length=10, choices=Moment.choices, default=Moment.REPORT)
    inside = models.BooleanField(default=True)
    caption = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    taken_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return path_of(self.pk)


def path_of(photo_id: UUID) -> Path:
    """Return where the file of a picture lies."""
    name = str(photo_id)
    return settings.MEDIA_DIR / name[-2:] / f"{name}.jpg"

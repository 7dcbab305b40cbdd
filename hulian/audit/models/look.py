"""Look: someone opened sensitive data, or a household's page. The resident can have the list."""

from django.db import models

from hulian.core.ids import new_id


class Look(models.Model):
    """Who saw what of whom, when, and which column."""

    id = models.UUIDField(primary_key=True, default=new_id)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=60)
    actor_role = models.CharField(max_length=24)
    household_id = models.UUIDField(null=True, db_index=True)
    subject_type = models.CharField(max_length=32)
    subject_id = models.UUIDField()
    what = models.CharField(max_length=32)

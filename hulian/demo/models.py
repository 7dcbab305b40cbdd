"""DemoWorld: this database was made by `hulian demo`, so that one may walk in as any of the cast."""

from django.db import models


class DemoWorld(models.Model):
    """One row where the world is invented; none where it is real."""

    seed = models.PositiveIntegerField()
    date = models.DateField()
    made_at = models.DateTimeField()
    whole = models.BooleanField(default=False)

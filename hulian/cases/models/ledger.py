"""The home ledger: what was mended in a dwelling, for the next tenant and the next sweep."""

from django.db import models

from hulian.cases.models.work import Payer, Task
from hulian.core.ids import new_id
from hulian.places.models import Dwelling


class HomeEntry(models.Model):
    """Stays with the dwelling when households move. `cost_fen` is in fen."""

    id = models.UUIDField(primary_key=True, default=new_id)
    dwelling = models.ForeignKey(Dwelling, on_delete=models.PROTECT, related_name="ledger")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="home_entry")
    done_on = models.DateField()
    category = models.CharField(max_length=16)
    what = models.TextField()
    parts = models.CharField(max_length=120, blank=True)
    cost_fen = models.PositiveIntegerField(default=0)
    payer = models.CharField(max_length=16, choices=Payer.choices)
    warranty_until = models.DateField(null=True)
    by_name = models.CharField(max_length=60)

    class Meta:
        """Newest first."""

        ordering = ["-done_on", "-id"]

"""What people said a matter is about, where the suggestion was unsure or not right: the lessons of daily use."""

from django.db import models

from hulian.core import clock
from hulian.core.ids import new_id


class Correction(models.Model):
    """Only the category; the words stay in the case, and when that goes, the lesson goes with it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="corrections")
    category = models.CharField(max_length=16)
    at = models.DateTimeField(default=clock.now)

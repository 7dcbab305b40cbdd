"""What an import leaves to do: people it could not take, until they come again with what was missing."""

from django.db import models

from hulian.core.ids import new_id
from hulian.people.models.household import Household
from hulian.places.models import Area


class RosterGap(models.Model):
    """A person of a roster who was not taken. Known again by ID number, or by home, birthday and relation, or by name.

    Blind indexes and the birthday only: whoever is named in it comes from the roster itself.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(Household, null=True, on_delete=models.CASCADE, related_name="+")
    identity_blind = models.CharField(max_length=24, blank=True)
    name_blind = models.CharField(max_length=24, blank=True)
    born_on = models.DateField(null=True)
    relation = models.CharField(max_length=12, blank=True)
    noted_at = models.DateTimeField()
    filled_at = models.DateTimeField(null=True)

    class Meta:
        """Asked for by community, while open."""

        indexes = [models.Index(fields=["community"], condition=models.Q(filled_at=None), name="open_roster_gap")]

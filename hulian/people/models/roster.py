"""A roster on its way through the browser, and what an import leaves to do."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.core.ids import new_id
from hulian.core.sealed import SealedField
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


class Stage(models.TextChoices):
    """How far a roster has come."""

    COLUMNS = "columns", _("its columns are to be confirmed")
    WAITING = "waiting", _("waits its turn")
    TAKING = "taking", _("is being taken")
    TAKEN = "taken", _("is taken")
    BROKEN = "broken", _("could not be taken")


class RosterImport(models.Model):
    """A file laid down by somebody. The file goes when it is taken; what it came to is sealed, and goes in time.

    `tables` are labels, fields and places of heads; samples are never kept. `chosen` is the field of each label.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.COLUMNS)
    file_name = models.CharField(max_length=120)
    tables = models.JSONField(default=list)
    chosen = models.JSONField(default=dict)
    people = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    broken = models.JSONField(default=list)
    outcome = SealedField()
    laid_at = models.DateTimeField()
    laid_by = models.UUIDField(null=True)
    begun_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.file_name

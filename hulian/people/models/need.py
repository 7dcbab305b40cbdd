"""Needs of residents, and marks for whoever visits."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.core.ids import new_id
from hulian.people.models.household import Household
from hulian.people.models.resident import Resident


class Need(models.TextChoices):
    """Codes of needs. Living alone is not the same as having no kin."""

    NO_KIN = "no_kin", _("no kin")
    LIVES_ALONE = "lives_alone", _("lives alone")
    EMPTY_NEST = "empty_nest", _("empty nest")
    ELDER = "elder", _("elder")
    DISABLED = "disabled", _("disabled")
    CHRONIC = "chronic", _("chronic illness")
    LOW_INCOME = "low_income", _("low income")
    CHILD_LEFT = "child_left", _("child left at home")


class Mark(models.TextChoices):
    """Seen by visitors only."""

    PAIR = "pair", _("go in pairs")
    DOG = "dog", _("dog")
    HEARING = "hearing", _("hard of hearing: knock loudly")


class ResidentNeed(models.Model):
    """A need with the day since which it is known, and until which it held."""

    id = models.UUIDField(primary_key=True, default=new_id)
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="needs")
    code = models.CharField(max_length=16, choices=Need.choices)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """A need stands once while it holds."""

        constraints = [
            models.UniqueConstraint(
                fields=["resident", "code"], condition=models.Q(until=None), name="one_need_at_a_time"
            )
        ]


class VisitorMark(models.Model):
    """A mark on a household's door that only visitors see."""

    id = models.UUIDField(primary_key=True, default=new_id)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="marks")
    code = models.CharField(max_length=12, choices=Mark.choices)
    noted_at = models.DateTimeField()

    class Meta:
        """A mark stands once at a door."""

        constraints = [models.UniqueConstraint(fields=["household", "code"], name="one_mark_a_door")]

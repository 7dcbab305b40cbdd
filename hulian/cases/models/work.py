"""Task: a piece of work given to a helper; several on one case."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.cases.models.step import Step
from hulian.teams.models import CERTIFIED, Helper, Skill


class TaskState(models.TextChoices):
    """Where a piece of work stands; `cases.state.move_task` alone writes it."""

    OFFERED = "offered", _("asked")
    TAKEN = "taken", _("taken")
    REFUSED = "refused", _("can't come")
    FINISHED = "finished", _("finished")


class Payer(models.TextChoices):
    """Who pays."""

    NONE = "none", _("nothing to pay")
    RESIDENT = "resident", _("the resident")
    LANDLORD = "landlord", _("the landlord")
    FUND = "community_fund", _("the community fund")
    PUBLIC = "public", _("public money")


class Task(Step):
    """`cost_fen` is in fen (1/100 yuan); `minutes` the helper's time."""

    helper = models.ForeignKey(Helper, on_delete=models.PROTECT, related_name="tasks")
    escort_id = models.UUIDField(null=True, db_index=True)
    escort_name = models.CharField(max_length=60, blank=True)
    skill = models.CharField(max_length=12, choices=Skill.choices)
    what = models.TextField(blank=True)
    owner_yes = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.OFFERED)
    reason = models.CharField(max_length=120, blank=True)
    taken_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    done = models.TextField(blank=True)
    minutes = models.PositiveIntegerField(null=True)
    parts = models.CharField(max_length=120, blank=True)
    cost_fen = models.PositiveIntegerField(default=0)
    payer = models.CharField(max_length=16, choices=Payer.choices, default=Payer.NONE)
    warranty_until = models.DateField(null=True)
    no_photo = models.CharField(max_length=80, blank=True)

    @property
    def needs_test(self) -> bool:
        """Return whether this work is handed back only with a test."""
        return self.skill == Skill.ELECTRIC

    @property
    def needs_certificate(self) -> bool:
        """Return whether this work goes to certified helpers only."""
        return self.skill in CERTIFIED


class Test(Step):
    """After electrical work: insulation in megohm, the leakage switch trips, passed or not."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="tests")
    insulation_megohm = models.DecimalField(max_digits=7, decimal_places=2)
    leakage_switch_ok = models.BooleanField()
    passed = models.BooleanField()

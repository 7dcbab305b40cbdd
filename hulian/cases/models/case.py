"""Case: one matter, from report to the resident's word on it."""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from hulian.accounts.matrix import paths_for
from hulian.cases.codes import OPEN, WAITING, Category, Kind, Level, State, Urgency, Way, categories
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.core.sealed import SealedField
from hulian.people.models import Household
from hulian.places.models import Area
from hulian.teams.models import StationDay


class CaseQuerySet(models.QuerySet["Case"]):
    """The only way in is `visible_to`; the rest are spoken names for questions."""

    def visible_to(self, actor: Actor) -> Self:
        """Return what this person may see: by area, or because they are part of it and still of the place.

        A case about a person is seen from above that person only, never by them.
        """
        scope = Q(pk=None)
        for path in paths_for(actor, "case.read"):
            scope |= Q(scope_path__startswith=path)
        if actor.id:
            part = Q(reporter_id=actor.id) | Q(holder_id=actor.id) | Q(pk__in=_tasks_of(actor))
            scope |= part & _of_the_place(actor)
            return self.filter(scope, _in_communities(actor)).exclude(about_id=actor.id)
        return self.filter(scope, _in_communities(actor))

    def open(self) -> Self:
        """Return what has not ended."""
        return self.filter(state__in=OPEN)

    def waiting(self) -> Self:
        """Return what nobody has taken yet."""
        return self.filter(state__in=WAITING)

    def red(self, now: datetime | None = None) -> Self:
        """Return what is overdue."""
        return self.filter(due_at__lt=now or clock.now())

    def yellow(self) -> Self:
        """Return what is nearly due."""
        return self.filter(yellow_at__lte=clock.now(), due_at__gte=clock.now())

    def within(self, path: str) -> Self:
        """Return the cases of an area and all below it."""
        return self.filter(area_path__startswith=path)

    def urgent_first(self) -> Self:
        """Return the soonest due first; what has no limit any more last."""
        return self.order_by(models.F("due_at").asc(nulls_last=True), "-received_at", "-id")


def _of_the_place(actor: Actor) -> Q:
    """Return the cases of the places where this person holds anything: who left has left."""
    place = Q(pk=None)
    for path in actor.paths:
        parts = path.strip("/").split("/")
        above = ["/" + "/".join(parts[:depth]) + "/" for depth in range(3, len(parts))]
        place |= Q(area_path__startswith=path) | Q(area_path__in=above)
    return place


def _in_communities(actor: Actor) -> Q:
    """Return what follows for who holds nothing above a community: all they see lies in theirs.

    It narrows nothing; but a list can then be read in the order of an index that begins with the community.
    """
    found = actor.communities
    if found is None:
        return Q()
    return Q(community_id=found[0]) if len(found) == 1 else Q(community_id__in=found)


def _tasks_of(actor: Actor) -> models.QuerySet:
    """Return the ids of the cases on which this person works or comes along."""
    tasks = Case._meta.get_field("tasks").related_model.objects
    return tasks.filter(Q(helper__user_id=actor.id) | Q(escort_id=actor.id)).values("case_id")


class Case(models.Model):
    """`state`, `due_at` and `yellow_at` are written by `cases.state.enter` alone.

    `unsure`: nobody has said what it is about, and the suggestion is not sure of it, so the page asks.
    `area_path` is where it is; `scope_path` from where it is seen (higher, when it is about a
    person). Times: `reported_at` by the teller's clock, `received_at` by ours.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    # No index of its own: three of those below begin with it.
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="cases", db_index=False)
    area_path = models.CharField(max_length=255)
    scope_path = models.CharField(max_length=255)
    household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="cases")
    station_day = models.ForeignKey(StationDay, null=True, on_delete=models.PROTECT, related_name="cases")
    who = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=40)
    words = models.TextField()
    way = models.CharField(max_length=10, choices=Way.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    category = models.CharField(max_length=16)
    unsure = models.BooleanField(default=False)
    category_reason = models.CharField(max_length=60, blank=True)
    urgency = models.CharField(max_length=8, choices=Urgency.choices)
    urgency_reason = models.CharField(max_length=60, blank=True)
    caller_phone = SealedField()
    reporter_id = models.UUIDField(null=True, db_index=True)
    reporter_name = models.CharField(max_length=60, blank=True)
    about_id = models.UUIDField(null=True)
    holder_id = models.UUIDField(null=True, db_index=True)
    holder_name = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12, choices=State.choices)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.COMMUNITY)
    reported_at = models.DateTimeField()
    received_at = models.DateTimeField()
    accept_due_at = models.DateTimeField()
    resolve_due_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    yellow_at = models.DateTimeField(null=True)
    accept_rule = models.CharField(max_length=60)
    resolve_rule = models.CharField(max_length=60)
    reopened = models.PositiveSmallIntegerField(default=0)
    mark = models.PositiveSmallIntegerField(null=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    source = models.CharField(max_length=24, blank=True)
    external_key = models.CharField(max_length=80, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        """Indexes for the inbox, the list and what is due; an import knows its own again."""

        indexes = [
            models.Index(fields=["community", "state", "due_at"], name="case_inbox"),
            models.Index(fields=["community", "-received_at", "-id"], name="case_list"),
            models.Index(fields=["community", "due_at", "-received_at", "-id"], name="case_due_list"),
            models.Index(fields=["scope_path", "state"], name="case_scope"),
            models.Index(fields=["due_at"], name="case_due"),
            models.Index(fields=["place", "category"], name="case_place"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "source", "external_key"],
                condition=~Q(external_key=""),
                name="one_case_a_source_key",
            )
        ]

    def __str__(self) -> str:
        return f"{self.who} · {self.title}" if self.who else self.title

    @property
    def category_name(self) -> Category:
        """Return the category, which prints as its name."""
        return categories()[self.category]

    @property
    def light(self) -> str:
        """Return 'red' (overdue), 'yellow' (nearly), 'green' (time left) or 'none' (no limit)."""
        now = clock.now()
        if self.due_at is None:
            return "none"
        if self.due_at < now:
            return "red"
        return "yellow" if self.yellow_at and self.yellow_at <= now else "green"

    @property
    def responsible(self) -> tuple[UUID | None, str]:
        """Return id and name of who is responsible: the first receiver, until another has taken it."""
        return (self.holder_id, self.holder_name) if self.holder_id else (self.reporter_id, self.reporter_name)

    @property
    def is_open(self) -> bool:
        """Return whether it has not ended."""
        return self.state in OPEN

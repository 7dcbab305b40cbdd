"""ContactLink: one member, one household. The database keeps: at most one in force for a household."""

from datetime import date
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hulian.accounts.matrix import paths_for
from hulian.accounts.models import Grant, User
from hulian.accounts.roles import Role
from hulian.contact.codes import Basis, LinkEnd, Side, Tie
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.people.models import Household
from hulian.places.models import Area


def _serves(user: UUID | OuterRef) -> Exists:
    """Return the condition that somebody holds the role of contact where the row is, and hasn't given it up."""
    held = Q(ends_at=None) | Q(ends_at__gt=clock.now())
    here = OuterRef("community__path")
    return Exists(Grant.objects.filter(held, role=Role.CONTACT_MEMBER, user_id=user, user__is_active=True,
                                       area__path__startswith=here))


class ContactLinkQuerySet(models.QuerySet["ContactLink"]):
    """The only way in is `visible_to`; the rest are spoken names for questions."""

    def visible_to(self, actor: Actor) -> Self:
        """Return the links of the places where this person may read them, and their own."""
        scope = Q(member_id=actor.id) if actor.id else Q(pk=None)
        for path in paths_for(actor, "link.read"):
            scope |= Q(area_path__startswith=path)
        return self.filter(scope)

    def in_force(self) -> Self:
        """Return the links that hold now."""
        return self.filter(ends_at=None)

    def within(self, path: str) -> Self:
        """Return the links of an area and all below it."""
        return self.filter(area_path__startswith=path)

    def looked_after_by(self, user_id: UUID) -> Self:
        """Return the links in force that this person sees to today.

        Their own, unless a stand-in has them just now; and those of whom they stand in for. A home that said no to
        who comes instead stays with its member. Only where they are a member still.
        """
        no = Refusal.objects.filter(household=OuterRef(OuterRef("household")), member=OuterRef("instead"))
        now = StandIn.objects.in_force().filter(~Exists(no))
        here = now.filter(member=OuterRef("member"), community=OuterRef("community"))
        mine = Q(member_id=user_id) & ~Exists(here)
        return self.in_force().filter(_serves(user_id), mine | Q(Exists(here.filter(instead_id=user_id))))

    def served(self) -> Self:
        """Return the links whose member is still a member of the community."""
        return self.filter(_serves(OuterRef("member")))


class ContactLink(models.Model):
    """Written by `verbs.link` alone. History is kept: a link ends, it is never deleted.

    `basis` and `metres` are its reason: how it came about, and how far one walks.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="contact_links")
    member = models.ForeignKey(User, on_delete=models.PROTECT, related_name="contact_links")
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    area_path = models.CharField(max_length=255)
    basis = models.CharField(max_length=12, choices=Basis.choices)
    metres = models.PositiveIntegerField(null=True)
    proposal_id = models.UUIDField(null=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=12, choices=LinkEnd.choices, blank=True)

    objects = ContactLinkQuerySet.as_manager()

    class Meta:
        """Exactly one primary contact at a time."""

        indexes = [models.Index(fields=["member", "ends_at"], name="link_of_member"),
                   models.Index(fields=["area_path"], condition=Q(ends_at=None), name="link_in_force")]
        constraints = [
            models.UniqueConstraint(fields=["household"], condition=Q(ends_at=None), name="one_contact_a_household")
        ]

    def __str__(self) -> str:
        return f"{self.household} · {self.member}"


class Refusal(models.Model):
    """One side said no to the other. The pair never comes back."""

    id = models.UUIDField(primary_key=True, default=new_id)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="refusals")
    member = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=10, choices=Side.choices)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=60, blank=True)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        """Said once."""

        constraints = [models.UniqueConstraint(fields=["household", "member"], name="one_refusal_a_pair")]


class KnownTie(models.Model):
    """Kinship or a wish, as data for the next proposal."""

    id = models.UUIDField(primary_key=True, default=new_id)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="ties")
    member = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Tie.choices)
    at = models.DateTimeField()

    class Meta:
        """Known once."""

        constraints = [models.UniqueConstraint(fields=["household", "member", "kind"], name="one_tie_a_kind")]


class StandInQuerySet(models.QuerySet["StandIn"]):
    """Spoken names. One holds between two members only: it is over as soon as either is none any more."""

    def of(self, user_id: UUID) -> Self:
        """Return those that somebody is part of, in the communities where they are a member still."""
        return self.filter(_serves(user_id), Q(member_id=user_id) | Q(instead_id=user_id))

    def holding(self) -> Self:
        """Return those that weren't ended, by anybody or by the loss of a role."""
        return self.filter(_serves(OuterRef("member")), _serves(OuterRef("instead")), ended_at=None)

    def in_force(self) -> Self:
        """Return those of today; it goes back by itself when the last day is over."""
        day = clock.today()
        return self.holding().filter(starts_on__lte=day, ends_on__gte=day)

    def to_come(self) -> Self:
        """Return those of today and later."""
        return self.holding().filter(ends_on__gte=clock.today())

    def between(self, first: date, last: date) -> Self:
        """Return those that share a day with these, and weren't ended early."""
        return self.filter(starts_on__lte=last, ends_on__gte=first, ended_at=None)


class StandIn(models.Model):
    """`instead` sees to the homes of `member` from the first day to the last, both included."""

    id = models.UUIDField(primary_key=True, default=new_id)
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    area_path = models.CharField(max_length=255)
    member = models.ForeignKey(User, on_delete=models.PROTECT, related_name="away")
    instead = models.ForeignKey(User, on_delete=models.PROTECT, related_name="standing_in")
    starts_on = models.DateField()
    ends_on = models.DateField()
    why = models.CharField(max_length=8)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        """Nobody stands in for themselves, and a time runs forwards."""

        constraints = [
            models.CheckConstraint(condition=~Q(member=models.F("instead")), name="stand_in_is_another"),
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="stand_in_runs_forwards"),
        ]


class StandInTold(models.Model):
    """A household was told who comes instead: how, when, by whom."""

    id = models.UUIDField(primary_key=True, default=new_id)
    stand_in = models.ForeignKey(StandIn, on_delete=models.CASCADE, related_name="told")
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=8)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=60, blank=True)

    class Meta:
        """Told once."""

        constraints = [models.UniqueConstraint(fields=["stand_in", "household"], name="told_once_a_stand_in")]

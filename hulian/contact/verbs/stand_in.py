"""stand in: a member is away for a while, another comes instead; it goes back by itself after the last day."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from hulian.accounts.matrix import may
from hulian.accounts.models import User
from hulian.accounts.require import NotAllowed
from hulian.audit.record import record
from hulian.contact.codes import Away
from hulian.contact.errors import AwayTwice, NotAMember, WrongDays
from hulian.contact.members import members_of
from hulian.contact.models import StandIn, StandInTold
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.spoken import spoken
from hulian.notices.tell import tell
from hulian.people.models import Household
from hulian.places.models import Area
from hulian.policies.pack import rule


def allowed(community: Area, member_id: UUID, by: Actor) -> bool:
    """Return whether the actor may arrange it: the office, or the member for themselves."""
    return by.kind == "system" or by.id == member_id or may(by, "stand_in.write", community.path)


def stand_in(
    community: Area, member: User, instead: User, *, first: date, last: date, why: str, by: Actor,
) -> StandIn:
    """Let `instead` come from the first day to the last. Raises NotAllowed, WrongDays, NotAMember, AwayTwice."""
    if not allowed(community, member.pk, by):
        raise NotAllowed("stand_in.write")
    check_days(community, first, last)
    known = {one.user.pk for one in members_of(community)}
    if not {member.pk, instead.pk} <= known or member.pk == instead.pk:
        raise NotAMember
    with transaction.atomic():
        _hold(member, instead)
        ended = _make_room(member, instead, first, last)
        row = StandIn.objects.create(
            community=community, area_path=community.path, member=member, instead=instead, starts_on=first,
            ends_on=last, why=Away(why), made_at=clock.now(), made_by=by.id,
        )
        record("contact.stand_in", row, by=by, area_path=community.path,
               codes={"member": str(member.pk), "instead": str(instead.pk), "from": str(first), "to": str(last),
                      "ended": ended})
        tell([member.pk, instead.pk], "stand_in", by=by)
    return row


def check_days(community: Area, first: date, last: date) -> None:
    """Raise WrongDays for days that run backwards, are over, or lie further ahead than the rule of the place says."""
    if first < clock.today():
        raise WrongDays("first", _("This day is over. Please look at it once more."))
    if last < first:
        raise WrongDays("last", _("The last day lies before the first. Please look at it once more."))
    latest = clock.today() + timedelta(days=rule("contact.stand_in_days", community.path).value)
    if last > latest:
        words = _("At most until {day}. Whoever is away for longer: the branch finds somebody else for the homes.")
        raise WrongDays("last", words.format(day=spoken(latest)))


def back_early(row: StandIn, *, by: Actor) -> StandIn:
    """End it before its last day: the member is back."""
    if not allowed(row.community, row.member_id, by):
        raise NotAllowed("stand_in.write")
    with transaction.atomic():
        if StandIn.objects.filter(pk=row.pk, ended_at=None).update(ended_at=clock.now()):
            record("contact.back_early", row, by=by, area_path=row.area_path, codes={"member": str(row.member_id)})
            tell([row.member_id, row.instead_id], "back_early", by=by)
    return row


def tell_household(row: StandIn, home: Household, way: str, *, by: Actor) -> StandInTold:
    """Note that a home was told who comes instead, in the way it likes."""
    if by.id not in {row.member_id, row.instead_id} and not allowed(row.community, row.member_id, by):
        raise NotAllowed("stand_in.write")
    with transaction.atomic():
        told, fresh = StandInTold.objects.get_or_create(
            stand_in=row, household=home,
            defaults={"way": way, "at": clock.now(), "by_id": by.id, "by_name": by.name})
        if fresh:
            record("contact.told_stand_in", told, by=by, area_path=home.area_path, household_id=home.pk,
                   codes={"way": way})
    return told


def _hold(*users: User) -> None:
    """Let nobody else arrange anything for these people until the end of the transaction.

    The UPDATE changes nothing, but of two at the same moment the second waits, and then sees what the first wrote.
    Always in the same order: two never wait for each other.
    """
    for user in sorted(users, key=lambda one: one.pk):
        User.objects.filter(pk=user.pk).update(sort_key=F("sort_key"))


def _make_room(member: User, instead: User, first: date, last: date) -> list[str]:
    """Raise AwayTwice where one of the two is away in those days already.

    What holds no more, because somebody is no member any more, is ended: it mustn't come back beside the new one.
    """
    theirs = StandIn.objects.between(first, last).filter(Q(member=member) | Q(member=instead) | Q(instead=member))
    if theirs.holding().exists():
        raise AwayTwice
    over = [str(pk) for pk in theirs.values_list("pk", flat=True)]
    theirs.update(ended_at=clock.now())
    return over

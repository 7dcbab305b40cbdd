"""Adding station teams, seats, helpers and certificates: one way in for pages, demo world, imports."""

from collections.abc import Iterable
from datetime import date, time

from hulian.accounts.models import Post, User
from hulian.accounts.register import grant_role, hold_post
from hulian.accounts.require import require
from hulian.accounts.roles import Role
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.places.models import Area
from hulian.policies.pack import rule
from hulian.teams.errors import HelperAlready, SeatTaken, TeamIsFull
from hulian.teams.models import Certificate, Helper, Seat, SeatKind, StationTeam

ROLE_OF_SEAT = {
    SeatKind.LEADER: Role.STATION_LEADER, SeatKind.MEMBER: Role.STATION_MEMBER,
    SeatKind.TOWN_LIAISON: Role.LIAISON, SeatKind.COMMITTEE_LIAISON: Role.COMMUNITY_ADMIN,
}


def make_team(community: Area, *, place: str, phone: str, by: Actor, opens: time = time(14, 30),
              closes: time = time(17, 30)) -> StationTeam:
    """Return the community's new station team, which receives on the weekday of the policy pack."""
    require("team.edit", community.path, by)
    weekday = rule("station.weekday", community.path).value
    team = StationTeam.objects.create(
        community=community, place=place, phone=phone, weekday=weekday, opens=opens, closes=closes
    )
    record("team.make", team, by=by, area_path=community.path)
    return team


def add_seat(team: StationTeam, user: User, kind: str, title: str, *, by: Actor) -> Seat:
    """Give a person a seat in the team: the post holds the role, so that a successor steps in at once.

    Raises TeamIsFull for a member too many, SeatTaken for a second leader or liaison, NotAllowed.
    """
    community = team.community
    require("team.edit", community.path, by)
    most = rule("station.members_max", community.path).value
    if kind == SeatKind.MEMBER and team.seats.filter(kind=kind).count() >= most:
        raise TeamIsFull(most)
    if kind != SeatKind.MEMBER and team.seats.filter(kind=kind).exists():
        raise SeatTaken
    post = Post.objects.create(area=community, title=title)
    hold_post(post, user, by=by)
    grant_role(post, ROLE_OF_SEAT[SeatKind(kind)], community, by=by)
    seat = Seat.objects.create(team=team, post=post, kind=kind)
    record("team.add_seat", seat, by=by, area_path=community.path, codes={"kind": kind})
    return seat


def add_helper(user: User, community: Area, *, kind: str, skills: Iterable[str], by: Actor) -> Helper:
    """Return the person as a helper of the community, with the role that lets them see their work.

    Raises HelperAlready, NotAllowed.
    """
    require("helper.edit", community.path, by)
    if Helper.objects.filter(user=user).exists():
        raise HelperAlready
    helper = Helper.objects.create(
        user=user, community=community, kind=kind, skills=sorted(skills), since=clock.today()
    )
    grant_role(user, Role.HELPER, community, by=by)
    record("helper.add", helper, by=by, area_path=community.path, codes={"kind": kind})
    return helper


def add_certificate(helper: Helper, *, skill: str, title: str, number: str, issuer: str, expires_on: date,
                    by: Actor) -> Certificate:
    """Write down a certificate; an expired one stands on the record and allows nothing."""
    require("helper.edit", helper.community.path, by)
    row = Certificate.objects.create(
        helper=helper, skill=skill, title=title, number=number, issuer=issuer, expires_on=expires_on
    )
    record("helper.add_certificate", row, by=by, area_path=helper.community.path, codes={"skill": skill})
    return row

"""Invitations: a link that makes an account, or gives a forgotten one a new password. Serves once, a week."""

import secrets
from datetime import timedelta
from typing import NamedTuple

from axes.utils import reset as lift_lock
from django.db import IntegrityError, transaction

from hulian.accounts.actors import actor_of
from hulian.accounts.errors import NameTaken, Spent
from hulian.accounts.models import Invitation, User
from hulian.accounts.models.token import digest_of
from hulian.accounts.owners import tell_owner
from hulian.accounts.passwords import end_links_back, set_password
from hulian.accounts.policy import check_give, check_keep, may_give, may_keep, paths_of
from hulian.accounts.register import add_user, grant_role
from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import HULIAN, Actor
from hulian.places.models import Area

SERVES = timedelta(days=7)


class Handed(NamedTuple):
    """A fresh invitation with the secret of its link, which is shown once and kept nowhere."""

    invitation: Invitation
    token: str


def invite(name: str, role: str, area: Area, *, by: Actor) -> Handed:
    """Invite someone to make an account with a role. Raises NotAllowed."""
    check_give(by, role, area)
    with transaction.atomic():
        handed = _hand(by, name=name, role=role, area=area)
        record("account.invite", handed.invitation, by=by, area_path=area.path, codes={"role": role})
    return handed


def invite_back(user: User, *, by: Actor) -> Handed:
    """Let someone set a new password, and tell them; older links for it stop working. Raises NotAllowed."""
    check_keep(by, user)
    with transaction.atomic():
        end_links_back(user)
        handed = _hand(by, name=user.name, user=user)
        record("account.invite_back", handed.invitation, by=by, area_path=next(iter(paths_of(user)), ""),
               codes={"user": str(user.pk)})
        tell_owner(user, "invite_back", by=by)
    return handed


def withdraw(invitation: Invitation, *, by: Actor) -> Invitation:
    """End an invitation that nobody used. Raises NotAllowed, Spent."""
    path = path_of(invitation)
    require("account.edit", path, by)
    with transaction.atomic():
        if not Invitation.objects.open().filter(pk=invitation.pk).update(ends_at=clock.now()):
            raise Spent
        record("account.withdraw", invitation, by=by, area_path=path)
    return invitation


def find(token: str) -> Invitation:
    """Return the invitation of a link. Raises Spent for one that doesn't work, or no longer."""
    found = Invitation.objects.open().filter(digest=digest_of(token)).select_related("area", "user", "invited_by")
    invitation = found.first()
    if invitation is None or not _still_given(invitation):
        raise Spent
    return invitation


def redeem(invitation: Invitation, *, username: str = "", password: str) -> User:
    """Make the account (or renew its password) and spend the invitation. Raises NameTaken, Spent."""
    try:
        with transaction.atomic():
            if not Invitation.objects.open().filter(pk=invitation.pk).update(used_at=clock.now()):
                raise Spent
            return _renew(invitation, password) if invitation.user else _join(invitation, username, password)
    except IntegrityError as error:  # two chose one name at the same moment
        raise NameTaken from error


def path_of(invitation: Invitation) -> str:
    """Return the area an invitation belongs to."""
    if invitation.area:
        return invitation.area.path
    return next(iter(paths_of(invitation.user)), "") if invitation.user else ""


def _hand(by: Actor, **facts: object) -> Handed:
    token = secrets.token_urlsafe(16)
    now = clock.now()
    row = Invitation.objects.create(digest=digest_of(token), invited_by_id=by.id, created_at=now,
                                    ends_at=now + SERVES, **facts)
    return Handed(row, token)


def _giver(invitation: Invitation) -> Actor:
    return actor_of(invitation.invited_by) if invitation.invited_by else HULIAN


def _still_given(invitation: Invitation) -> bool:
    """Whoever lost their own role, or was switched off, brings nobody in any more."""
    giver = _giver(invitation)
    if invitation.invited_by and not invitation.invited_by.is_active:
        return False
    if invitation.user:
        return invitation.user.is_active and may_keep(giver, invitation.user)
    return may_give(giver, invitation.role, invitation.area)


def _join(invitation: Invitation, username: str, password: str) -> User:
    if User.objects.filter(username=username).exists():
        raise NameTaken
    giver = _giver(invitation)
    user = add_user(username, name=invitation.name, by=giver, area=invitation.area, password=password)
    grant_role(user, invitation.role, invitation.area, by=giver)
    record("account.join", invitation, by=actor_of(user), area_path=invitation.area.path,
           codes={"user": str(user.pk)})
    return user


def _renew(invitation: Invitation, password: str) -> User:
    user = invitation.user
    set_password(user, password, by=actor_of(user))
    lift_lock(username=user.username)
    return user

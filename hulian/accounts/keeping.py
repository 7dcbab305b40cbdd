"""Keeping accounts: giving roles and taking them back, switching an account off and on."""

from django.db import transaction

from hulian.accounts.errors import RoleHeld, Yourself
from hulian.accounts.models import Grant, User
from hulian.accounts.models.post import in_force
from hulian.accounts.owners import tell_owner
from hulian.accounts.policy import check_give, check_keep, paths_of
from hulian.accounts.register import end_grant, grant_role
from hulian.accounts.require import require
from hulian.accounts.tokens import end_tokens
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.places.models import Area


def give_role(user: User, role: str, area: Area, *, by: Actor) -> Grant:
    """Give a colleague a role. Raises NotAllowed, Yourself, RoleHeld."""
    if by.id == user.pk:
        raise Yourself
    check_give(by, role, area)
    with transaction.atomic():
        if user.grants.filter(in_force(), role=role, area=area).exists():
            raise RoleHeld
        return grant_role(user, role, area, by=by)


def take_role_back(grant: Grant, *, by: Actor) -> Grant:
    """End a role given by name; what goes with a post is changed at the post. Raises NotAllowed, Yourself."""
    if by.id == grant.user_id:
        raise Yourself
    require("account.edit", grant.area.path, by)
    with transaction.atomic():
        return end_grant(grant, by=by)


def switch(user: User, *, on: bool, by: Actor) -> User:
    """Switch an account off (its sessions and tokens end at once, for good) or on again. Raises NotAllowed."""
    check_keep(by, user)
    ended = {} if on else {"signed_out_at": clock.now()}
    with transaction.atomic():
        if User.objects.filter(pk=user.pk, is_active=not on).update(is_active=on, **ended):
            record("account.switch_on" if on else "account.switch_off", user, by=by, area_path=paths_of(user)[0])
            if not on:
                end_tokens(user, by=by)
    user.is_active = on
    return user


def drop_second_step(user: User, *, by: Actor) -> User:
    """Let someone who lost their phone in by password alone; they are told. Raises NotAllowed."""
    check_keep(by, user)
    with transaction.atomic():
        user.forget_second_step()
        record("account.drop_second_step", user, by=by, area_path=paths_of(user)[0])
        tell_owner(user, "drop_second_step", by=by)
    return user

"""The second step of signing in: six digits from an app on the phone (TOTP, RFC 6238)."""

import pyotp
from django.db import transaction

from hulian.accounts.errors import WrongCode
from hulian.accounts.models import User
from hulian.accounts.policy import paths_of
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.sealed import open_field

STEP = 30
# Phones go a little wrong: the digits before and after these are good too.
DRIFT = (0, -1, 1)


def offer(user: User, *, by: Actor) -> User:
    """Give the account a key to set up; it counts for nothing until a code of it was typed."""
    if user.totp_since is None:
        user.totp_secret = pyotp.random_base32()
        with transaction.atomic():
            user.save(update_fields=["totp_secret"])
            record("account.offer_second_step", user, by=by, area_path=_path(user))
    return user


def secret_of(user: User) -> str:
    """Return the key as it is typed into an app; '' when none is being set up."""
    return open_field(user, "totp_secret")


def address_of(user: User) -> str:
    """Return what the QR code holds."""
    return pyotp.TOTP(secret_of(user)).provisioning_uri(name=user.username, issuer_name="Hulian")


def switch_on(user: User, code: str, *, by: Actor) -> User:
    """Ask for the second step from now on. Raises WrongCode."""
    with transaction.atomic():
        _spend_or_refuse(user, code)
        user.totp_since = clock.now()
        user.save(update_fields=["totp_since"])
        record("account.second_step_on", user, by=by, area_path=_path(user))
    return user


def switch_off(user: User, code: str, *, by: Actor) -> User:
    """Ask for the password alone again. Raises WrongCode."""
    with transaction.atomic():
        _spend_or_refuse(user, code)
        user.forget_second_step()
        record("account.second_step_off", user, by=by, area_path=_path(user))
    return user


def spend(user: User, code: str) -> bool:
    """Return whether the code is right and not older than the last one used; it is used up by that."""
    totp = pyotp.TOTP(secret_of(user))
    now = int(clock.now().timestamp()) // STEP
    digits = "".join(code.split())
    for step in (now + drift for drift in DRIFT):
        if pyotp.utils.strings_equal(digits, totp.generate_otp(step)):
            # Eight digits reach to 2065, so texts compare as numbers do.
            fresh = User.objects.filter(pk=user.pk, totp_last__lt=f"{step:08d}")
            return fresh.update(totp_last=f"{step:08d}") == 1
    return False


def _spend_or_refuse(user: User, code: str) -> None:
    if not secret_of(user) or not spend(user, code):
        raise WrongCode


def _path(user: User) -> str:
    return next(iter(paths_of(user)), "")

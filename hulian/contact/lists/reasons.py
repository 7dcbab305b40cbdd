"""Why a member looks after a home, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.accounts.models import User
from hulian.contact.codes import Basis
from hulian.policies.pack import rule

REACH = "contact.reach_metres"


def whole_name(user: User) -> str:
    """Return what people call a member and their name: a branch has three 陈叔."""
    return f"{user.called} {user.name}" if user.called and user.called != user.name else user.name


def ground(basis: str, metres: int | None, area_path: str) -> str:
    """Return the basis that a link has by the rule of its place.

    Among the nearest, but further than the rule calls near: then they are who had room.
    """
    if basis == Basis.NEAR and metres is not None and metres > rule(REACH, area_path).value:
        return Basis.CONVENIENT
    return basis


def reason(basis: str, metres: int | None, area_path: str) -> str:
    """Return the ground of a link, by the rule as it is today, and its walk: 住得近，走 120 米."""
    basis = ground(basis, metres, area_path)
    said = [str(Basis(basis).label)] if basis in Basis.values else []
    if metres is not None:
        said.append(walk_words(metres))
    return pgettext("why one goes", ", ").join(said)


def walk_words(metres: int) -> str:
    """Return a walk as people say it."""
    if metres < 1:
        return _("in the same building")
    if metres < 1000:
        return _("{n} metres to walk").format(n=metres if metres < 100 else round(metres, -1))
    return _("{n} km to walk").format(n=f"{metres / 1000:.1f}".removesuffix(".0"))

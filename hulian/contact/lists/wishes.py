"""What a household or a member said when they wanted somebody else; for who arranges links, never for who is meant."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hulian.accounts.matrix import paths_for
from hulian.contact.codes import Side
from hulian.contact.models import Refusal
from hulian.core.actor import Actor
from hulian.core.spoken import spoken


def told_to(actor: Actor) -> QuerySet[Refusal]:
    """Return what this person may know was said: not what a household said of themselves."""
    return Refusal.objects.exclude(side=Side.HOUSEHOLD, member_id=actor.id)


def wishes(home_ids: Collection[UUID], actor: Actor) -> list[Refusal]:
    """Return what was said of these homes, the newest first, to who arranges links there; else nothing."""
    scope = Q(pk=None)
    for path in paths_for(actor, "link.propose"):
        scope |= Q(household__area_path__startswith=path)
    return list(told_to(actor).filter(scope, household__in=home_ids).select_related("member").order_by("-at", "-id"))


def wish_words(said: Refusal, member_id: UUID | None) -> str:
    """Return one of them as a sentence; `member_id`: who looks after the home now, whom one needn't name."""
    if said.side == Side.MEMBER:
        words = _("{when} {who} said they can't go on")
    elif said.member_id == member_id:
        words = _("{when} this home asked for somebody else")
    else:
        words = _("{when} this home would rather not have {who}")
    line = words.format(when=spoken(said.at), who=said.member)
    return _("{line}: {why}").format(line=line, why=said.why) if said.why else line

"""note member: where a member lives, whether they are asked, how many homes they can see to. Writes MemberFacts.

What is noted holds in one community: who serves in two is known in each as that one knows them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from hulian.accounts.models import User
from hulian.accounts.require import require
from hulian.audit.record import build, record_many
from hulian.contact.codes import NotAsked
from hulian.contact.models import MemberFacts
from hulian.core.actor import Actor
from hulian.places.models import Area, Building

COLUMNS = ["building", "not_asked", "least", "most"]


@dataclass(frozen=True, slots=True)
class Noted:
    """What is known of one member; bounds of their own stand over the policy pack's."""

    user: User
    building: Building | None = None
    not_asked: str = ""
    least: int | None = None
    most: int | None = None


def note_member(community: Area, noted: Noted, *, by: Actor) -> MemberFacts:
    """Write down what is known of a member. Raises NotAllowed."""
    note_members(community, [noted], by=by)
    return MemberFacts.objects.get(user=noted.user, community=community)


def note_members(community: Area, noted: Sequence[Noted], *, by: Actor) -> None:
    """Write down what is known of many: the bulk form, one Event a member, few statements."""
    require("link.propose", community.path, by)
    rows = [MemberFacts(user=one.user, community=community, building=one.building,
                        not_asked=NotAsked(one.not_asked) if one.not_asked else "", least=one.least, most=one.most)
            for one in noted]
    with transaction.atomic():
        MemberFacts.objects.bulk_create(rows, update_conflicts=True, unique_fields=["user", "community"],
                                        update_fields=COLUMNS)
        record_many([build("contact.note_member", row.user, by=by, area_path=community.path,
                           codes={"not_asked": row.not_asked}) for row in rows])

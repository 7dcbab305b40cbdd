"""Who looks after a home today: its member, or who stands in for them."""

from collections.abc import Sequence
from uuid import UUID

from hulian.accounts.models import User
from hulian.contact.models import ContactLink, Refusal, StandIn
from hulian.people.models import Household

BATCH = 500


def contact_of(home: Household) -> tuple[User | None, StandIn | None]:
    """Return who looks after a home today, and the stand-in by which they do."""
    link = ContactLink.objects.in_force().served().filter(household=home).select_related("member").first()
    if link is None:
        return None, None
    here = StandIn.objects.in_force().filter(member=link.member_id, community=link.community_id)
    refused = Refusal.objects.filter(household=home).values("member_id")
    now = here.exclude(instead_id__in=refused).select_related("instead").order_by("-made_at").first()
    return (now.instead, now) if now else (link.member, None)


def contact_ids(home: Household) -> list[UUID]:
    """Return whom to tell of a home: who comes today."""
    user, _stand_in = contact_of(home)
    return [user.pk] if user else []


def contacts_today(home_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """Return who comes to each of these homes today; homes with nobody are left out."""
    rows = StandIn.objects.in_force().order_by("made_at").values_list("member_id", "community_id", "instead_id")
    instead = {(member, community): other for member, community, other in rows}
    no = set(Refusal.objects.filter(member__in=set(instead.values())).values_list("household_id", "member_id"))
    found: dict[UUID, UUID] = {}
    for at in range(0, len(home_ids), BATCH):
        links = ContactLink.objects.in_force().served().filter(household_id__in=home_ids[at:at + BATCH])
        for home, member, community in links.values_list("household_id", "member_id", "community_id"):
            other = instead.get((member, community), member)
            found[home] = member if (home, other) in no else other
    return found

"""Who looks after a home today: its member, or who stands in for them."""

from uuid import UUID

from hulian.accounts.models import User
from hulian.contact.models import ContactLink, StandIn
from hulian.people.models import Household


def contact_of(home: Household) -> tuple[User | None, StandIn | None]:
    """Return who looks after a home today, and the stand-in by which they do."""
    link = ContactLink.objects.in_force().filter(household=home).select_related("member").first()
    if link is None:
        return None, None
    here = StandIn.objects.in_force().filter(member=link.member_id).select_related("instead")
    now = here.order_by("-made_at").first()
    return (now.instead, now) if now else (link.member, None)


def contact_ids(home: Household) -> list[UUID]:
    """Return whom to tell of a home: who comes today."""
    user, _stand_in = contact_of(home)
    return [user.pk] if user else []

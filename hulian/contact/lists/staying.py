"""Homes that a draft leaves without anybody, and who goes on with them until somebody is found.

A list that is adopted ends no link without putting somebody in the place, but for members who have left. So a member
may have such homes beside those of the list, more than they can see to: the draft says so before it is adopted.
"""

from django.db.models import Case, OuterRef, Q, Subquery, UUIDField, When

from hulian.contact.models import ContactLink


def stays() -> Case:
    """Return who goes on with the home of a draft's line; NULL where it has somebody (`whose`), or has nobody today."""
    now = ContactLink.objects.in_force().served().filter(household=OuterRef("household"))
    open_line = Q(whose=None, proposal__adopted_at=None, proposal__dropped_at=None)
    return Case(When(open_line, then=Subquery(now.values("member_id")[:1])), output_field=UUIDField())

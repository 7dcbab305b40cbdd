"""The published list as PDF, for the notice board in the stair and in the office."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.contact.lists.board import door_in, doors_of
from hulian.contact.lists.streets import sections_of
from hulian.contact.own.page import phone_of
from hulian.contact.views.links_lists import get_list
from hulian.contact.views.pressed import pressed
from hulian.core import clock
from hulian.printing.published import PublishedList, PublishedRow, published_list

HANGS_DAYS = 7


@door("link.read")
def published(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Answer with the list on A4, as soon as it is published."""
    proposal = get_list(request, list_id, "link.read")
    if proposal.published_at is None or proposal.decided_on is None:
        raise Http404
    community = proposal.community
    parts = sections_of(doors_of(proposal), lambda one: one.building)
    rows = [PublishedRow(building=part.title, door=door_in(part.street, one),
                         member=one.name) for part in parts for one in part.items]
    until = clock.local(proposal.published_at).date() + timedelta(days=HANGS_DAYS)
    body = published_list(PublishedList(
        community=community.name, rows=rows, adopted_by=_("the party branch of {place}").format(place=community.name),
        adopted_on=proposal.decided_on, published_until=until, asks=phone_of(community)))
    return pressed(request, body, "links.pdf")

"""The badge of one member: printed, or another where it was lost."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.accounts.models import User
from hulian.contact.lists.member_page import member_in as find_member
from hulian.contact.lists.reasons import whole_name
from hulian.contact.members import member_in
from hulian.contact.printed import badges_of
from hulian.contact.verbs.renew_badge import renew_badge
from hulian.contact.views.doors import address_of, reach_member
from hulian.contact.views.pressed import base_of, pressed
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm
from hulian.places.models import Area
from hulian.printing.badges import badges


@door("contact.mine")
def mine(request: HttpRequest) -> HttpResponse:
    """Answer with one's own badge; only contact members have one."""
    community = _my_community(request)
    return _printed(request, find_member(community, request.actor.id).user, community)


@door("contact.mine")
def my_renewal(request: HttpRequest) -> HttpResponse:
    """Ask once more, then end one's own badge that was lost."""
    community = _my_community(request)
    member = find_member(community, request.actor.id).user
    back = reverse("contact:mine")
    return _renewed(request, member, community, _("Is your badge lost?"), back)


@door("link.read")
def one(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Answer with a member's badge."""
    community, member = reach_member(request, user_id, "link.read")
    return _printed(request, member.user, community)


@door("link.propose")
def renewal(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Ask once more, then end a member's badge that was lost."""
    community, member = reach_member(request, user_id, "link.propose")
    title = _("Is the badge of {who} lost?").format(who=whole_name(member.user))
    return _renewed(request, member.user, community, title, address_of("contact:member", member, community))


def _my_community(request: HttpRequest) -> Area:
    for community in member_in(request.actor.id):
        return community
    raise Http404


def _printed(request: HttpRequest, member: User, community: Area) -> HttpResponse:
    return pressed(request, badges(badges_of([member], community, base_of(request))), "badge.pdf")


def _renewed(request: HttpRequest, member: User, community: Area, title: str, back: str) -> HttpResponse:
    form = ActForm(**posted(request))

    def do() -> object:
        return renew_badge(member, community, by=request.actor)

    if form.is_bound and act_once(request, form, "contact.renew_badge", do):
        messages.success(request, _("The old badge holds no more. Please print the new one."))
        return redirect(back)
    hint = _("Whoever scans the old badge is told at once that it holds no more. Then print a new one.")
    return FormPage(title, _("End the old badge"), back, community.name, hint=hint).show(request, form)

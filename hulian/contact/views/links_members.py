"""One member: their homes and what is known of them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.accounts.require import require
from hulian.contact.forms.lists import FactsForm
from hulian.contact.lists.member_page import member_in as find_member
from hulian.contact.lists.member_page import member_page, usual_bounds
from hulian.contact.members import Member, member_in
from hulian.contact.models import MemberFacts
from hulian.contact.verbs.note_member import Noted, note_member
from hulian.core.acting import FormPage, act_once, posted
from hulian.places.models import Area, Building


@door("link.read")
def member(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Show a member."""
    community, one = _reach(request, user_id, "link.read")
    facts_url = _here("contact:member-facts", one, community)
    return render(request, "contact/member.html", member_page(one, community, request.actor) | {"facts_url": facts_url})


@door("link.propose")
def facts(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Write down where a member lives, whether they are asked, how many homes they can see to."""
    community, one = _reach(request, user_id, "link.propose")
    row = MemberFacts.objects.filter(user=user_id, community=community).first() or MemberFacts()
    initial = {"building": str(row.building_id or ""), "not_asked": row.not_asked, "least": row.least,
               "most": row.most}
    form = FactsForm(**posted(request), buildings=Building.objects.filter(community=community),
                     usual=usual_bounds(community), initial=initial)

    def do() -> MemberFacts:
        data = form.cleaned_data
        return note_member(community, Noted(one.user, form.buildings.get(data["building"]), data["not_asked"],
                                            data["least"], data["most"]), by=request.actor)

    if form.is_bound and act_once(request, form, "contact.note_member", do):
        messages.success(request, _("Written down. The next draft knows it."))
        return redirect(_here("contact:member", one, community))
    back = _here("contact:member", one, community)
    return FormPage(_("What is known of {who}").format(who=one.user), _("Write it down"), back,
                    community.name).show(request, form)


def _here(name: str, one: Member, community: Area) -> str:
    """Return the address of a member's page as it is for this community."""
    return f"{reverse(name, args=[one.user.pk])}?area={community.code}"


def _reach(request: HttpRequest, user_id: UUID, act: str) -> tuple[Area, Member]:
    """Return a member and their community: the one asked for, else the first.

    Strangers get 404, people of the place without the right 403.
    """
    near = [area for area in member_in(user_id) if request.actor.roles_in(area.path)]
    code = request.GET.get("area")
    found = next((area for area in near if code in {None, area.code}), None)
    if found is None:
        raise Http404
    require(act, found.path, request.actor)
    return found, find_member(found, user_id)

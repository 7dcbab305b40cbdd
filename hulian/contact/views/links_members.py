"""One member: their homes and what is known of them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.contact.forms.lists import FactsForm
from hulian.contact.lists.member_page import member_page, usual_bounds
from hulian.contact.models import MemberFacts
from hulian.contact.verbs.note_member import Noted, note_member
from hulian.contact.views.doors import address_of, reach_member
from hulian.core.acting import FormPage, act_once, posted
from hulian.places.models import Building

PAGES = {"facts_url": "member-facts", "badge_url": "badge", "lost_url": "badge-renewal"}


@door("link.read")
def member(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Show a member."""
    community, one = reach_member(request, user_id, "link.read")
    urls = {name: address_of(f"contact:{page}", one, community) for name, page in PAGES.items()}
    return render(request, "contact/member.html", member_page(one, community, request.actor) | urls)


@door("link.propose")
def facts(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Write down where a member lives, whether they are asked, how many homes they can see to."""
    community, one = reach_member(request, user_id, "link.propose")
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
        return redirect(address_of("contact:member", one, community))
    back = address_of("contact:member", one, community)
    return FormPage(_("What is known of {who}").format(who=one.user), _("Write it down"), back,
                    community.name).show(request, form)

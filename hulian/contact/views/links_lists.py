"""One list: drafted, looked at, adopted, published, laid aside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hulian.accounts.doors import door
from hulian.accounts.require import reach
from hulian.contact.errors import HomesWithout
from hulian.contact.forms.lists import AdoptionForm, RedraftForm
from hulian.contact.lists.lines import counts_of, narrowed
from hulian.contact.lists.names import names_of
from hulian.contact.lists.overview import FEW, bare_rows, by_hand
from hulian.contact.lists.page import gaps_left, list_page, sentences_of
from hulian.contact.lists.paper import by_member
from hulian.contact.lists.plan import plan_page
from hulian.contact.lists.rows import without_in
from hulian.contact.lists.shown import gathered
from hulian.contact.members import members_of
from hulian.contact.models import Proposal
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.drop import drop
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.publish import publish
from hulian.contact.views.places import community_for
from hulian.core import clock
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.actor import Actor
from hulian.core.forms import ActForm


def get_list(request: HttpRequest, list_id: UUID, act: str) -> Proposal:
    """Return a list for an act: strangers get 404, people of the place without the right 403."""
    rows = Proposal.objects.select_related("community")
    return reach(rows, list_id, act, request.actor, path="community__path")


@door("link.propose")
def new(request: HttpRequest) -> HttpResponse:
    """Draft a list for a community and show it; where that would undo what was done by hand, ask first."""
    code = request.POST.get("area") or request.GET.get("area", "")
    area, form = community_for(request, "link.propose", code), ActForm(**posted(request))
    draft = Proposal.objects.draft().filter(community=area).first()
    changed = by_hand(draft) if draft else 0
    back = f"{reverse('contact:links')}?area={area.code}"
    if changed and not request.POST.get("sure"):
        page = FormPage(_("Draft the list anew?"), _("Yes, draft it anew"), back, area.name, hint=_lost(changed))
        return page.show(request, RedraftForm(initial={"area": area.code, "sure": True}))
    if not form.is_bound:
        return redirect(back)
    if done := act_once(request, form, "contact.propose", lambda: propose(area, by=request.actor)):
        return redirect("contact:list", done.subject_id)
    messages.warning(request, form.non_field_errors()[0])
    return redirect(back)


@door("link.read")
def show(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Show a list: in a sentence, what is missing, its lines."""
    page = list_page(get_list(request, list_id, "link.read"), request.actor, request.GET)
    return render(request, "contact/list.html", page | {"form": ActForm()})


@door("link.read")
def on_map(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Show a list on the plan of the community; a building leads to its lines, where one arranges by hand."""
    proposal = get_list(request, list_id, "link.read")
    members = members_of(proposal.community)
    names = names_of(members)
    member = next((one.user for one in members if str(one.user.pk) == request.GET.get("member", "")), None)
    return render(request, "contact/list_map.html", {
        "list": proposal, "community": proposal.community, "member": member,
        "members": [(one.user.pk, names[one.user.pk]) for one in members if not one.not_asked],
        **plan_page(proposal, member.pk if member else None)})


@door("link.read")
def paper(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Show a list on paper: by member for the meeting, home by home, or only who gets somebody new, with the reason."""
    proposal = get_list(request, list_id, "link.read")
    url, changed = reverse("contact:list-print", args=[list_id]), request.GET.get("show") == "changed"
    homes = not changed and request.GET.get("by") == "building"
    rows, counts = narrowed(proposal, {"show": "new" if changed else ""}), counts_of(proposal)
    ways = [(_("By member"), url, not changed and not homes), (_("By building"), f"{url}?by=building", homes),
            (_("only who gets somebody, or somebody new"), f"{url}?show=changed", changed)]
    return render(request, "contact/list_paper.html", {
        "list": proposal, "community": proposal.community, "reasons": changed,
        "ways": [{"label": label, "url": to, "current": here} for label, to, here in ways],
        "groups": gathered(proposal, rows, to_line=True) if changed or homes else [],
        "members": [] if changed or homes else by_member(proposal, rows),
        "gaps": gaps_left(proposal, counts), "sentences": sentences_of(counts, proposal.community)})


@door("link.adopt")
def adoption(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Ask for the day of the meeting; then the list holds."""
    proposal = get_list(request, list_id, "link.adopt")
    counts = counts_of(proposal)
    without = counts["homes"] - counts["linked"]
    form = AdoptionForm(**posted(request), without=without,
                        made_on=clock.local(proposal.made_at).date())
    if form.is_bound and act_once(request, form, "contact.adopt", lambda: _adopt(proposal, form, request.actor)):
        messages.success(request, _("Adopted. This list holds from now on; the members whose homes change are told."))
        return redirect("contact:list", list_id)
    page = FormPage(_("Did the branch adopt this list?"), _("Yes, adopted"), _back(proposal),
                    proposal.community.name, more={
                        "sentences": sentences_of(counts, proposal.community), "more": max(0, without - FEW),
                        "bare": bare_rows(without_in(proposal), request.actor) if without else []},
                    template="contact/list_adoption.html")
    return page.show(request, form)


def _adopt(proposal: Proposal, form: AdoptionForm, by: Actor) -> Proposal:
    try:
        return adopt(proposal, decided_on=form.cleaned_data["decided_on"], by=by,
                     even_without=form.cleaned_data.get("even_without", False))
    except HomesWithout:
        form.ask_for_tick()
        raise


@door("link.publish")
@require_POST
def publication(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Hang an adopted list on the notice board."""
    proposal, form = get_list(request, list_id, "link.publish"), ActForm(request.POST)
    if act_once(request, form, "contact.publish", lambda: publish(proposal, by=request.actor)):
        messages.success(request, _("It hangs on the notice board now. Anybody can read it."))
    else:
        messages.warning(request, form.non_field_errors()[0])
    return redirect("contact:list", list_id)


@door("link.propose")
def ending(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Lay a draft aside, after a word: what was changed in it by hand is lost."""
    proposal, form = get_list(request, list_id, "link.propose"), ActForm(**posted(request))
    if form.is_bound and act_once(request, form, "contact.drop", lambda: drop(proposal, by=request.actor)):
        messages.success(request, _("Laid aside. Who looks after whom stays as it was."))
        return redirect(f"{reverse('contact:links')}?area={proposal.community.code}")
    page = FormPage(_("Lay this draft aside?"), _("Yes, lay it aside"), _back(proposal), proposal.community.name,
                    hint=_lost(by_hand(proposal)))
    return page.show(request, form)


def _lost(changed: int) -> str:
    """Return what would be lost with a draft; what holds today stays in any case."""
    stays = _("Who looks after whom today stays as it is.")
    if not changed:
        return stays
    lost = ngettext("{n} home was changed in it by hand. Is that to go too?",
                    "{n} homes were changed in it by hand. Are they to go too?", changed).format(n=changed)
    return f"{lost} {stays}"


def _back(proposal: Proposal) -> str:
    return reverse("contact:list", args=[proposal.pk])

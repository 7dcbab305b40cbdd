"""Somebody else for a home: in a draft, or from today; and a no of either side."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.accounts.models import User
from hulian.contact.forms.lists import NEAREST, ChooseForm, RefusalForm, TieForm
from hulian.contact.lists.choices import Choice, choices_for
from hulian.contact.lists.lines import query
from hulian.contact.lists.load import loads_of_draft
from hulian.contact.lists.names import names_of
from hulian.contact.lists.reasons import reason, whole_name
from hulian.contact.lists.wishes import wish_words, wishes
from hulian.contact.members import loads, members_of
from hulian.contact.models import ContactLink, Proposal, ProposedLink
from hulian.contact.policy import reach_home
from hulian.contact.verbs.link import link
from hulian.contact.verbs.note_tie import note_tie
from hulian.contact.verbs.reassign import reassign
from hulian.contact.verbs.refuse import refuse
from hulian.contact.views.links_lists import get_list
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.ids import read_id
from hulian.people.models import Household

PROPOSE = "link.propose"
FURTHER = 24


@door(PROPOSE)
def line(request: HttpRequest, list_id: UUID, home_id: UUID) -> HttpResponse:
    """Choose somebody else for one line of a draft."""
    get_list(request, list_id, PROPOSE)
    rows = ProposedLink.objects.filter(proposal__in=Proposal.objects.draft()).select_related(
        "household__dwelling__building", "household__community", "member", "former")
    one = get_object_or_404(rows, proposal=list_id, household=home_id)
    load = loads_of_draft(list_id)
    back = query(reverse("contact:list", args=[list_id]), {}, building=one.household.dwelling.building_id)
    return _choose(request, one.household, one.member, load, back=back,
                   now=_in_draft(one),
                   act=lambda choice: reassign(one, choice.member.user, by=request.actor), verb="contact.reassign")


@door(PROPOSE)
def home(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Choose who looks after a home from today on."""
    here = reach_home(home_id, PROPOSE, request.actor)
    row = ContactLink.objects.in_force().served().filter(household=here).select_related("member").first()
    load = loads([one.user.pk for one in members_of(here.community)])
    return _choose(
        request, here, row.member if row else None, load, back=reverse("contact:links"),
        now=_("Now: {now}").format(now=_now(row)), verb="contact.link",
        act=lambda choice: link(here, choice.member.user, by=request.actor, metres=choice.metres))


@door(PROPOSE)
def refusal(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Ask who said no; the pair never comes back."""
    here = reach_home(home_id, PROPOSE, request.actor)
    member = get_object_or_404(User, pk=read_id(request.GET.get("member", "")))
    side = request.GET.get("side", "")
    draft = Proposal.objects.draft().filter(community=here.community, lines__household=here).first()
    back = (reverse("contact:line", args=[draft.pk, here.pk]) if draft
            else reverse("contact:home-link", args=[here.pk]))
    if member.pk not in _known(here):
        raise Http404
    form = RefusalForm(**posted(request), initial={"side": side})
    if form.is_bound and act_once(request, form, "contact.refuse", lambda: refuse(
            here, member, form.cleaned_data["side"], why=form.cleaned_data["why"], by=request.actor)):
        messages.success(request, _("Written down. The two will never be put together again."))
        return redirect(back)
    title = _("{home} and {who}: not the right match?").format(home=here.called, who=member)
    hint = _("Once it is written down, {who} will not be proposed for this home again.").format(who=member)
    return FormPage(title, _("Write it down"), back, here.address, hint=hint).show(request, form)


@door(PROPOSE)
def tie(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Note that a member is kin to a home, or was asked for; the next draft knows it."""
    here = reach_home(home_id, PROPOSE, request.actor)
    form = TieForm(**posted(request), members=[one for one in members_of(here.community) if not one.not_asked])
    back = reverse("contact:home-link", args=[here.pk])
    if form.is_bound and act_once(request, form, "contact.note_tie", lambda: note_tie(
            here, form.chosen(), form.cleaned_data["kind"], by=request.actor)):
        messages.success(request, _("Written down. The next draft knows it."))
        return redirect(back)
    return FormPage(_("Who is close to {home}?").format(home=here.called), _("Write it down"), back, here.address,
                    hint=_("The next draft prefers this member for the home.")).show(request, form)


def _choose(
    request: HttpRequest, here: Household, member: User | None, load: Mapping[UUID, int], *, back: str, now: str,
    act: Callable[[Choice], models.Model], verb: str,
) -> HttpResponse:
    """Show who could look after a home, the nearest first or by name; take the choice once."""
    found = [one for one in choices_for(here, members_of(here.community), load)
             if member is None or one.member.user.pk != member.pk]
    name, most = request.GET.get("q", "").strip(), _most(request)
    form = ChooseForm(**posted(request), choices=found, query=name, most=most)
    if form.is_bound and act_once(request, form, verb, lambda: act(form.chosen())):
        messages.success(request, _("Written down: {who}.").format(who=form.chosen().member.user)
                         if form.is_valid() else _("Written down."))
        return redirect(back)
    today = ContactLink.objects.in_force().served().filter(household=here).values_list("member_id", flat=True).first()
    said = [wish_words(one, today) for one in wishes([here.pk], request.actor)]
    more = {"home": here, "member": member, "now": now, "said": said, "blocked": _blocked(found, name), "query": name,
            "left": form.left, "further": urlencode({"n": most + FURTHER} | ({"q": name} if name else {})),
            "free": bool(form.free), "found": bool(form.fields["member"].choices), "whole": request.path}
    return FormPage(_("Who looks after {who}?").format(who=here.called), _("Yes, this one"), back, here.address,
                    template="contact/choose.html", more=more).show(request, form)


def _most(request: HttpRequest) -> int:
    """Return how many members to offer: the nearest twelve, or as many as somebody asked to see."""
    asked = request.GET.get("n", "")
    return max(NEAREST, int(asked)) if asked.isdecimal() and len(asked) < 5 else NEAREST


def _in_draft(line: ProposedLink) -> str:
    """Return who is proposed, why, and who looks after the home until the list holds."""
    links = ContactLink.objects.in_force().served().filter(household=line.household)
    link_now = links.select_related("member").first()
    words = _words_in_draft(line.member_id, link_now.member_id if link_now else None)
    said = words.format(who=line.member, now=link_now.member if link_now else "")
    return " · ".join(filter(None, [said, reason(line.basis, line.metres, line.household.area_path)]))


def _words_in_draft(proposed: UUID | None, today: UUID | None) -> str:
    if proposed is None:
        return _("In the draft nobody yet (today {now})") if today else _("In the draft nobody yet")
    if proposed == today:
        return _("In the draft still {who}")
    return _("In the draft {who} (today still {now})") if today else _("In the draft {who} (today nobody)")


def _now(row: ContactLink | None) -> str:
    if row is None:
        return _("nobody yet")
    return " · ".join(filter(None, [whole_name(row.member), reason(row.basis, row.metres, row.area_path)]))


def _blocked(found: Sequence[Choice], name: str) -> list[dict[str, str]]:
    """Return who of that name can't be chosen, and why."""
    names = names_of(one.member for one in found)
    return [{"name": names[one.member.user.pk], "why": one.why} for one in found
            if one.why and name in names[one.member.user.pk]]


def _known(here: Household) -> set[UUID]:
    return {one.user.pk for one in members_of(here.community)} | set(
        ContactLink.objects.in_force().filter(household=here).values_list("member_id", flat=True))

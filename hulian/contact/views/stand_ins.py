"""Stand-ins: who is away and who comes instead; the homes are told; the member is back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hulian.accounts.doors import door
from hulian.accounts.matrix import may
from hulian.contact.forms.stand_in import StandInForm
from hulian.contact.members import is_member, members_of
from hulian.contact.models import StandIn
from hulian.contact.ringing import ringable
from hulian.contact.stand_ins import communities_for, links_to_tell, lists_for, seen_by, stand_in_page
from hulian.contact.verbs.stand_in import back_early, stand_in, tell_household
from hulian.core import clock
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm
from hulian.places.models import Area


@door("contact.mine", "stand_in.write")
def index(request: HttpRequest) -> HttpResponse:
    """List who is away now and soon."""
    may_arrange = bool(communities_for(request.actor))
    page = lists_for(request.actor) | {"may_arrange": may_arrange, "has_homes": is_member(request.actor)}
    return render(request, "contact/stand_ins.html", page)


@door("contact.mine", "stand_in.write")
def new(request: HttpRequest) -> HttpResponse:
    """Arrange one: for oneself, or as the office for any member."""
    community = _community(request)
    office = may(request.actor, "stand_in.write", community.path)
    members = members_of(community)
    form = StandInForm(**posted(request), community=community, members=members, me=None if office else request.user)
    done = form.is_bound and act_once(request, form, "contact.stand_in",
                                      lambda: stand_in(community, by=request.actor, **form.facts()))
    if done:
        messages.success(request, _("Arranged. Please tell the homes who comes."))
        return redirect("contact:stand-in", done.subject_id)
    title = _("Who is away, and who comes instead?") if office else _("Who comes while you are away?")
    return FormPage(title, _("Arrange it"), reverse("contact:stand-ins"), community.name).show(request, form)


@door("contact.mine", "stand_in.write")
def show(request: HttpRequest, stand_in_id: UUID) -> HttpResponse:
    """Show one, and which homes know of it."""
    page = stand_in_page(_reach(request, stand_in_id))
    ring = ringable([one["home"] for one in page["homes"]], request.actor)
    homes = [one | {"ring": one["home"].pk in ring} for one in page["homes"]]
    return render(request, "contact/stand_in.html", page | {"homes": homes})


@door("contact.mine", "stand_in.write")
@require_POST
def told(request: HttpRequest, stand_in_id: UUID, home_id: UUID) -> HttpResponse:
    """Tick a home as told, in the way it likes."""
    row = _reach(request, stand_in_id)
    link = get_object_or_404(links_to_tell(row).select_related("household__rhythm"), household_id=home_id)
    rhythm = getattr(link.household, "rhythm", None)
    act_once(request, ActForm(request.POST), "contact.told_stand_in",
             lambda: tell_household(row, link.household, rhythm.tell_by if rhythm else "door", by=request.actor))
    return redirect("contact:stand-in", stand_in_id)


@door("contact.mine", "stand_in.write")
def ending(request: HttpRequest, stand_in_id: UUID) -> HttpResponse:
    """Ask once more, then let the member be back."""
    row = _reach(request, stand_in_id)
    form = ActForm(**posted(request))
    if form.is_bound and act_once(request, form, "contact.back_early", lambda: back_early(row, by=request.actor)):
        messages.success(request, _("Written down. The homes are with {who} again.").format(who=row.member))
        return redirect("contact:stand-ins")
    begun = row.starts_on <= clock.today()
    title = (_("{who} is back already?") if begun else _("{who} stays here after all?")).format(who=row.member)
    act = _("Yes, back again") if begun else _("Yes, nobody needs to stand in")
    return FormPage(title, act, reverse("contact:stand-in", args=[row.pk])).show(request, form)


def _community(request: HttpRequest) -> Area:
    """Return where it is arranged: the one asked for, else the first. Raises PermissionDenied, Http404."""
    areas = communities_for(request.actor)
    if not areas:
        raise PermissionDenied
    code = request.GET.get("community")
    found = next((area for area in areas if code in {None, area.code}), None)
    if found is None:
        raise Http404
    return found


def _reach(request: HttpRequest, stand_in_id: UUID) -> StandIn:
    """Return one that this person arranges or is part of; strangers get 404, people of the place 403."""
    row = get_object_or_404(StandIn.objects.select_related("community"), pk=stand_in_id)
    if not seen_by(request.actor).filter(pk=stand_in_id).exists():
        if request.actor.roles_in(row.area_path):
            raise PermissionDenied
        raise Http404
    return row

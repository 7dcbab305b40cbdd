"""The poster and the door sheet with the QR by which anyone tells us; renewable."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hulian.accounts.doors import door
from hulian.accounts.matrix import may, paths_for
from hulian.cases.errors import NotAllowed
from hulian.cases.forms.resident import RenewalForm
from hulian.cases.qr import printed
from hulian.cases.verbs.renew_link import ACT, renew_link
from hulian.cases.views.links import desk_of
from hulian.core import links
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.core.receipts import EnvelopeReused, hash_of_form, once
from hulian.places.models import Area
from hulian.places.models.area import AreaQuerySet

SHEETS = {"a4": "cases/poster.html", "door": "cases/poster_door.html"}
DOORS_A_SHEET = 4


@door("case.report")
def posters(request: HttpRequest) -> HttpResponse:
    """Show the communities of this person with their sheets to print."""
    areas = _communities(request.actor).select_related("station_team").order_by("path")
    rows = [desk_of(area) | {"code": area.code, "renewable": may(request.actor, ACT, area.path)} for area in areas]
    if not rows:
        raise Http404
    return render(request, "cases/posters.html", {"rows": rows, "form": RenewalForm()})


@door("case.report")
def poster(request: HttpRequest, code: str, sheet: str) -> HttpResponse:
    """Show one sheet, ready to print: 'a4' for a notice board, 'door' with four for doors."""
    area = _community(request, code)
    if sheet not in SHEETS:
        raise Http404
    token = links.token_of(links.ensure("report", area.pk))
    context = desk_of(area) | {"link": printed(request, "r", token), "copies": range(DOORS_A_SHEET),
                               "place": getattr(getattr(area, "station_team", None), "place", "")}
    return render(request, SHEETS[sheet], context)


@door("case.report")
@require_POST
def renewal(request: HttpRequest, code: str) -> HttpResponse:
    """Replace the link: posters that hang outside end, and new ones are printed."""
    area = _community(request, code)
    form = RenewalForm(request.POST)
    envelope = (form.is_valid() and form.cleaned_data["envelope"]) or new_id()
    try:
        once(envelope, "area.renew_link", request.actor.id, hash_of_form(request),
             lambda: renew_link(area, by=request.actor))
        messages.success(request, _("There is a new code. Please print the sheets anew and take down the old ones."))
    except NotAllowed as error:
        raise PermissionDenied from error
    except EnvelopeReused:
        messages.warning(request, _("This form was sent before with other words. Please open it anew."))
    return redirect("cases:posters")


def _community(request: HttpRequest, code: str) -> Area:
    return get_object_or_404(_communities(request.actor).select_related("station_team"), code=code)


def _communities(actor: Actor) -> AreaQuerySet:
    """Return the communities in which this person may report."""
    scope = Q(pk=None)
    for path in paths_for(actor, "case.report"):
        scope |= Q(path__startswith=path) | Q(path__in=_above(path))
    return Area.objects.communities().filter(scope)


def _above(path: str) -> list[str]:
    """Return the paths that a grid lies in."""
    parts = path.strip("/").split("/")
    return ["/" + "/".join(parts[:size]) + "/" for size in range(1, len(parts))]

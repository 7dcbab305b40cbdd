"""A roster comes in: the file, its columns, progress, and what it came to."""

from io import BytesIO
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.accounts.matrix import paths_for
from hulian.accounts.require import reach
from hulian.audit.record import look
from hulian.core.acting import FormPage, Refused, act_once, posted
from hulian.core.actor import Actor
from hulian.core.sealed import open_field
from hulian.people.forms.roster import ColumnsForm, RosterForm
from hulian.people.models import RosterImport, Stage
from hulian.people.roster.broken import Broken
from hulian.people.roster.desk import ACT, begin, lay_down
from hulian.people.roster.mend import write_mend
from hulian.people.roster.outcome import Outcome
from hulian.people.roster.shown import shown
from hulian.people.roster.words import of_broken
from hulian.places.models import Area, Level

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Unreadable(Refused):
    """The file can't be taken; it says why."""

    def __init__(self, broken: Broken) -> None:
        """Keep the reason."""
        self.broken = broken

    def words(self) -> str:
        """Say why, and what helps."""
        return of_broken(self.broken)


def communities_for(actor: Actor) -> QuerySet[Area]:
    """Return the communities whose homes and buildings this person keeps."""
    scope = Q(pk=None)
    for path in paths_for(actor, ACT):
        scope |= Q(path__startswith=path)
    return Area.objects.filter(scope, level=Level.COMMUNITY).select_related("parent__parent").order_by("code")


@door(ACT)
def new(request: HttpRequest) -> HttpResponse:
    """Ask for the file; look into it, take nobody yet."""
    communities = communities_for(request.actor)
    if not communities:
        raise Http404
    form = RosterForm(**posted(request), communities=communities)

    def do() -> RosterImport:
        try:
            return lay_down(form.place(), form.cleaned_data["file"], by=request.actor)
        except Broken as broken:
            raise Unreadable(broken) from broken

    if done := form.is_bound and act_once(request, form, "roster.lay_down", do):
        return redirect("people:import", import_id=done.subject_id)
    recent = RosterImport.objects.filter(community__in=communities).order_by("-laid_at")[:5]
    return FormPage(_("Import a roster"), _("Look into it"), reverse("people:index"), template="people/import_new.html",
                    more={"recent": recent}).show(request, form)


@door(ACT)
def show(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Show where a roster stands: its columns to confirm, how far it is, or what it came to."""
    row = _get(request, import_id)
    if row.stage == Stage.COLUMNS:
        return _columns(request, row)
    if row.stage == Stage.TAKEN:
        return render(request, "people/import_taken.html", {"row": row, **shown(_outcome(row))})
    words = of_broken(Broken(row.broken[0], **row.broken[1])) if row.broken else ""
    return render(request, "people/import_running.html", {"row": row, "words": words})


@door(ACT)
def mend(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Give the sheet to mend. It holds ID numbers and telephones, so whoever fetches it is written down."""
    row = _get(request, import_id)
    outcome = _outcome(row)
    look(row, "mend", by=request.actor, area_path=row.community.path, household_id=None)
    file = BytesIO()
    write_mend(outcome, file)
    name = _("To mend")
    return HttpResponse(file.getvalue(), content_type=XLSX, headers={
        "Content-Disposition": f"attachment; filename*=UTF-8''{_quoted(name)}.xlsx", "Cache-Control": "no-store"})


def _columns(request: HttpRequest, row: RosterImport) -> HttpResponse:
    form = ColumnsForm(**posted(request), tables=row.tables)
    if form.is_bound and act_once(request, form, "roster.begin",
                                  lambda: begin(row, form.chosen(), by=request.actor)):
        return redirect("people:import", import_id=row.pk)
    tables = [{"sheet": table[0] or row.file_name, "row": table[1]} for table in row.tables]
    return FormPage(_("Is every column understood?"), _("Yes, take it in"), reverse("people:imports"), row.file_name,
                    template="people/import_columns.html", more={"row": row, "tables": tables}).show(request, form)


def _get(request: HttpRequest, import_id: UUID) -> RosterImport:
    return reach(RosterImport.objects.select_related("community"), import_id, ACT, request.actor, "community__path")


def _outcome(row: RosterImport) -> Outcome:
    words = open_field(row, "outcome")
    if not words:
        raise Http404
    return Outcome.unpacked(words)


def _quoted(name: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - used here only

    return quote(name)

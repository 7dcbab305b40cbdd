"""Helpers: who can do what, who may, and when they are free."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door, signed_in
from hulian.accounts.matrix import may, paths_for
from hulian.accounts.require import require
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.ids import new_id
from hulian.places.models import Area
from hulian.teams.colleagues import colleagues
from hulian.teams.forms.helper import CertificateForm, NewHelperForm, SkillsForm
from hulian.teams.lists import filters_of, light_of_certificate, name_of, rows_of, skills_of, time_of
from hulian.teams.models import CERTIFIED, Helper, Skill
from hulian.teams.register import add_certificate, add_helper
from hulian.teams.verbs.change_helper import change_helper


@door("helper.read")
def index(request: HttpRequest) -> HttpResponse:
    """List the helpers, or those with one skill."""
    helpers = Helper.objects.visible_to(request.actor).prefetch_related("certificates", "free_times")
    skill = request.GET.get("skill", "")
    found = [row for row in helpers.order_by("user__sort_key", "pk") if not skill or skill in row.skills]
    return render(request, "teams/helpers.html", {
        "rows": rows_of(found), "filters": filters_of(skill), "skill": skill,
        "may_add": bool(paths_for(request.actor, "helper.edit")),
    })


@signed_in("a helper is found through Helper.objects.visible_to: by area, or oneself")
def helper_page(request: HttpRequest, helper_id: UUID) -> HttpResponse:
    """Show one helper: skills, certificates, the week."""
    helper = get_helper(request, helper_id)
    missing = [Skill(code).label for code in helper.skills
               if code in CERTIFIED and not helper.certificates.filter(skill=code).exists()]
    free = sorted(helper.free_times.all(), key=lambda row: (row.weekday, row.begins))
    proofs = [(row, light_of_certificate(row)) for row in helper.certificates.order_by("-expires_on")]
    may_edit = may(request.actor, "helper.edit", helper.community.path)
    return render(request, "teams/helper.html", {
        "helper": helper, "title": name_of(helper), "skills": skills_of(helper), "proofs": proofs, "missing": missing,
        "free": [{"row": row, "words": time_of(row), "envelope": new_id()} for row in free],
        "may_edit": may_edit, "may_set": may_edit or helper.user_id == request.actor.id,
    })


@signed_in("leads to one's own page as a helper; who is none finds nothing")
def mine(request: HttpRequest) -> HttpResponse:
    """Lead a helper to their own page."""
    return redirect(url_of(get_object_or_404(Helper, user_id=request.actor.id)))


@door("helper.edit")
def new(request: HttpRequest) -> HttpResponse:
    """Make a colleague a helper of the community."""
    community = get_object_or_404(Area.objects.communities(), path=paths_for(request.actor, "helper.edit")[0])
    form = NewHelperForm(**posted(request), people=colleagues(community).filter(helper=None))
    if form.is_bound and (done := act_once(
        request, form, "helper.add",
        lambda: add_helper(form.cleaned_data["person"], community, by=request.actor, **form.facts()))):
        messages.success(request, _("Written down. When are they free?"))
        return redirect("teams:helper", helper_id=done.subject_id)
    return FormPage(_("A new helper"), _("Write it down"), reverse("teams:helpers"), community.name).show(request, form)


@door("helper.edit")
def change(request: HttpRequest, helper_id: UUID) -> HttpResponse:
    """Change which hat a helper wears and what they can do."""
    helper = get_helper(request, helper_id, "helper.edit")
    form = SkillsForm(**posted(request), initial={"kind": helper.kind, "skills": helper.skills})
    if form.is_bound and act_once(request, form, "helper.change",
                                  lambda: change_helper(helper, by=request.actor, **form.facts())):
        return back_to(request, helper)
    return FormPage(str(helper), _("Write it down"), url_of(helper)).show(request, form)


@door("helper.edit")
def certificate(request: HttpRequest, helper_id: UUID) -> HttpResponse:
    """Write down a certificate."""
    helper = get_helper(request, helper_id, "helper.edit")
    form = CertificateForm(**posted(request))
    if form.is_bound and act_once(request, form, "helper.add_certificate",
                                  lambda: add_certificate(helper, by=request.actor, **form.facts())):
        return back_to(request, helper)
    return FormPage(_("A certificate"), _("Write it down"), url_of(helper), str(helper)).show(request, form)


def get_helper(request: HttpRequest, helper_id: UUID, act: str = "") -> Helper:
    """Return a helper: strangers get 404, people of the place without the right 403."""
    helper = get_object_or_404(Helper.objects.select_related("user", "community"), pk=helper_id)
    if not request.actor.roles_in(helper.community.path):
        get_object_or_404(Helper.objects.visible_to(request.actor), pk=helper_id)
    if act or helper.user_id != request.actor.id:
        require(act or "helper.read", helper.community.path, request.actor)
    return helper


def back_to(request: HttpRequest, helper: Helper) -> HttpResponse:
    """Say that it is written down, and go back to the helper."""
    messages.success(request, _("Written down."))
    return redirect("teams:helper", helper_id=helper.pk)


def url_of(helper: Helper) -> str:
    """Return the address of a helper's page."""
    return reverse("teams:helper", args=[helper.pk])

"""Keeping colleagues' accounts: roles, switching off and on, the second step."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts import keeping
from hulian.accounts.colleagues import within
from hulian.accounts.doors import door
from hulian.accounts.forms.colleagues import RoleForm
from hulian.accounts.matrix import paths_for
from hulian.accounts.models import Grant, User
from hulian.accounts.policy import check_keep
from hulian.accounts.roles import Role
from hulian.accounts.views.people import get_person
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm


@door("account.edit")
def role(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Give a colleague a role."""
    user = get_person(request, user_id)
    form = RoleForm(**posted(request), by=request.actor)
    page = FormPage(_("One more thing for {name}").format(name=user), _("Give them this"), back_to(user))
    return _do(request, user, form, page, "account.grant", lambda: keeping.give_role(
        user, form.cleaned_data["role"], form.cleaned_data["area"], by=request.actor))


@door("account.edit")
def end_role(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Ask once more, then take a role back."""
    scope = within(paths_for(request.actor, "account.edit"))
    grant = get_object_or_404(Grant.objects.filter(scope).exclude(user=None), pk=grant_id)
    page = FormPage(
        _("Take back “{role}” in {area} from {name}?").format(
            role=Role(grant.role).label, area=grant.area, name=grant.user),
        _("Take it back"), back_to(grant.user), _("What they did stays on the record. You can give it again."))
    return _do(request, grant.user, ActForm(**posted(request)), page, "account.end_grant",
               lambda: keeping.take_role_back(grant, by=request.actor))


@door("account.edit")
def switch(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Ask once more, then switch an account off; or on again."""
    user = get_person(request, user_id)
    check_keep_or_show(request, user)
    title = _("Switch off {name}'s account?") if user.is_active else _("Switch {name}'s account on again?")
    act = _("Switch it off") if user.is_active else _("Switch it on")
    why = _("They are out at once, on every phone. Nothing they wrote is lost.") if user.is_active else ""
    page = FormPage(title.format(name=user), act, back_to(user), why)
    return _do(request, user, ActForm(**posted(request)), page, "account.switch",
               lambda: keeping.switch(user, on=not user.is_active, by=request.actor))


@door("account.edit")
def second_step(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Ask once more, then let someone who lost their phone in by password alone."""
    user = get_person(request, user_id)
    check_keep_or_show(request, user)
    if not user.totp_since:
        raise Http404
    page = FormPage(_("Did {name} lose their phone?").format(name=user), _("Switch the second step off"), back_to(user),
                    _("Only do this when you have seen or heard them yourself."))
    return _do(request, user, ActForm(**posted(request)), page, "account.drop_second_step",
               lambda: keeping.drop_second_step(user, by=request.actor))


def back_to(user: User) -> str:
    """Return the address of a colleague's page."""
    return reverse("accounts:person", args=[user.pk])


def check_keep_or_show(request: HttpRequest, user: User) -> None:
    """Raise 403 before the page is shown for an account that isn't theirs to keep; one's own gets words."""
    if user.pk != request.actor.id:
        check_keep(request.actor, user)


def _do(request: HttpRequest, user: User, form: ActForm, page: FormPage, verb: str,
        act: Callable[[], models.Model]) -> HttpResponse:
    if form.is_bound and act_once(request, form, verb, act):
        messages.success(request, _("Done, and on the record."))
        return redirect(back_to(user))
    return page.show(request, form)

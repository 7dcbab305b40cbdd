"""Inviting a colleague, letting one back in, withdrawing an invitation. The link is shown once."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hulian.accounts import inviting
from hulian.accounts.colleagues import within
from hulian.accounts.doors import door
from hulian.accounts.forms.colleagues import InvitationForm
from hulian.accounts.matrix import paths_for
from hulian.accounts.models import Invitation
from hulian.accounts.views.keeping import back_to, check_keep_or_show
from hulian.accounts.views.people import get_person
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm
from hulian.core.qr import drawing


@door("account.edit")
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    """Invite someone with a role in an area."""
    form = InvitationForm(**posted(request), by=request.actor)
    page = FormPage(_("Invite a colleague"), _("Make the link"), reverse("accounts:people"))
    return _hand(request, form, page, "account.invite", lambda: inviting.invite(
        form.cleaned_data["name"], form.cleaned_data["role"], form.cleaned_data["area"], by=request.actor))


@door("account.edit")
@never_cache
def password(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Make a link by which a colleague sets a new password."""
    user = get_person(request, user_id)
    check_keep_or_show(request, user)
    page = FormPage(_("Did {name} forget the password?").format(name=user), _("Make the link"), back_to(user),
                    _("They set a new one themselves; nobody else sees it."))
    return _hand(request, ActForm(**posted(request)), page, "account.invite_back",
                 lambda: inviting.invite_back(user, by=request.actor))


@door("account.edit")
def withdraw(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Ask once more, then end an invitation that nobody used."""
    scope = within(paths_for(request.actor, "account.edit"))
    found = get_object_or_404(Invitation.objects.filter(scope), pk=invitation_id)
    form = ActForm(**posted(request))
    if form.is_bound and act_once(request, form, "account.withdraw",
                                  lambda: inviting.withdraw(found, by=request.actor)):
        messages.success(request, _("The link works no more."))
        return redirect("accounts:people")
    return FormPage(_("Withdraw the invitation of {name}?").format(name=found.name), _("Withdraw it"),
                    reverse("accounts:people")).show(request, form)


def _hand(request: HttpRequest, form: ActForm, page: FormPage, verb: str,
          act: Callable[[], inviting.Handed]) -> HttpResponse:
    """Do it once and show the link; a repeat can't show it again, because nobody kept it."""
    handed: list[inviting.Handed] = []

    def do() -> Invitation:
        handed.append(act())
        return handed[-1].invitation

    outcome = act_once(request, form, verb, do) if form.is_bound else None
    if outcome is None:
        return page.show(request, form)
    row = get_object_or_404(Invitation, pk=outcome.subject_id)
    link = "" if outcome.repeated else link_of(request, handed[-1].token)
    return render(request, "accounts/link.html", {"invitation": row, "link": link, "code": link and drawing(link)})


def link_of(request: HttpRequest, token: str) -> str:
    """Return the full address of an invitation."""
    base = settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
    return base + reverse("accounts:invitation", args=[token])

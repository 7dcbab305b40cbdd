"""An invitation's own page, for who has no account yet or forgot the password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from hulian.accounts.doors import public
from hulian.accounts.errors import NameTaken, Spent
from hulian.accounts.forms.sign_in import JoinForm, RenewForm
from hulian.accounts.inviting import find, redeem
from hulian.accounts.models import Invitation
from hulian.accounts.views.sessions import go_in
from hulian.core import misses


@public("the link is the invitation: it serves once and for a week")
@never_cache
@sensitive_post_parameters("new_password", "again")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a sign-in name and a password, then let them in."""
    try:
        found = _find(request, token)
        form = (RenewForm if found.user else JoinForm)(request.POST or None, label_suffix="")
        if request.method == "POST" and form.is_valid():
            return _let_in(request, found, form.cleaned_data)
    except NameTaken as error:
        form.add_error("username", error.words())
    except Spent as error:
        return render(request, "accounts/spent.html", {"words": error.words()}, status=410)
    return render(request, "accounts/invitation.html", {"form": form, "invitation": found},
                  status=422 if form.errors else 200)


def _find(request: HttpRequest, token: str) -> Invitation:
    try:
        return find(token)
    except Spent:
        address = misses.address_of(request)
        if not misses.shut("invitation", address):
            misses.note("invitation", address)
        raise


def _let_in(request: HttpRequest, found: Invitation, data: dict[str, str]) -> HttpResponse:
    user = redeem(found, username=data.get("username", ""), password=data["new_password"])
    messages.success(request, _("Welcome, {name}.").format(name=user))
    return go_in(request, user)

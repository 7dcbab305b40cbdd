"""Setting up the second step of signing in, and switching it off."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hulian.accounts import second_step as verbs
from hulian.accounts.doors import signed_in
from hulian.accounts.errors import WrongCode
from hulian.accounts.forms.sign_in import CodeForm
from hulian.core import misses
from hulian.core.qr import drawing


@signed_in("one's own second step")
@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """Show whether it is on; while it is set up, the key as QR code and in letters. POST: switch it on."""
    if request.method == "POST":
        done = _("From now on, signing in asks for the six digits too.")
        return _do(request, verbs.switch_on, done)
    return _page(request, CodeForm(label_suffix=""))


@signed_in("one's own second step")
@require_POST
def key(request: HttpRequest) -> HttpResponse:
    """Make a key to set up. No receipt: a second tap makes another key, and only the last one counts."""
    verbs.offer(request.user, by=request.actor)
    return redirect("accounts:my-second-step")


@signed_in("one's own second step; a code is asked for")
@require_POST
def off(request: HttpRequest) -> HttpResponse:
    """Switch it off."""
    return _do(request, verbs.switch_off, _("From now on, signing in asks for the password alone."))


def _do(request: HttpRequest, verb: Callable, done: str) -> HttpResponse:
    form = CodeForm(request.POST, label_suffix="")
    if misses.shut("code", request.user.pk):
        form.add_error("code", _("That was tried too often. Please wait ten minutes."))
    elif form.is_valid():
        try:
            verb(request.user, form.cleaned_data["code"], by=request.actor)
        except WrongCode as error:
            misses.note("code", request.user.pk)
            form.add_error("code", error.words())
        else:
            messages.success(request, done)
            return redirect("accounts:me")
    return _page(request, form)


def _page(request: HttpRequest, form: CodeForm) -> HttpResponse:
    user = request.user
    shown = {"form": form, "on": user.totp_since}
    if not user.totp_since and (secret := verbs.secret_of(user)):
        groups = " ".join(secret[at:at + 4] for at in range(0, len(secret), 4))
        shown |= {"secret": groups, "code": drawing(verbs.address_of(user))}
    return render(request, "accounts/my_second_step.html", shown, status=422 if form.errors else 200)

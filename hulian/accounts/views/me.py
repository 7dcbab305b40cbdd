"""我: who I am, what I hold where, how Hulian looks to me."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hulian.accounts.colleagues import holdings_of
from hulian.accounts.doors import signed_in
from hulian.accounts.forms.me import LookForm
from hulian.accounts.forms.sign_in import PasswordForm
from hulian.accounts.passwords import set_password
from hulian.accounts.roles import Role
from hulian.core import misses

YEAR = 365 * 86400


@signed_in("one's own page")
def me(request: HttpRequest) -> HttpResponse:
    """Show who I am."""
    look = set(request.COOKIES.get("look", "auto").split())
    form = LookForm(label_suffix="", initial={
        "light": next(iter(look & {"light", "dark"}), "auto"), "large": "large" in look,
        "language": request.LANGUAGE_CODE})
    held = holdings_of([request.user.pk])[request.user.pk]
    helps = any(one.role == Role.HELPER for one in request.actor.holds)
    return render(request, "accounts/me.html", {"form": form, "person": request.user, "held": held, "helps": helps})


@signed_in("kept in one's own browser")
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Keep brightness, size and language in this browser for a year."""
    form = LookForm(request.POST)
    response = redirect("accounts:me")
    if form.is_valid():
        data = form.cleaned_data
        kept = {"look": f"{data['light']} large" if data["large"] else data["light"], "language": data["language"]}
        for name, value in kept.items():
            response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
        with override(data["language"]):
            messages.success(request, _("Kept in this browser."))
    return response


@signed_in("one's own password; the one until now is asked for", with_any_password=True)
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Change my password; my other sessions end."""
    form = PasswordForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid() and _knows(request, form):
        set_password(request.user, form.cleaned_data["new_password"], by=request.actor)
        update_session_auth_hash(request, request.user)
        messages.success(request, _("You have a new password. Other phones and computers have to sign in again."))
        return redirect("accounts:me")
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.errors else 200)


def _knows(request: HttpRequest, form: PasswordForm) -> bool:
    """Whoever finds a phone lying open may not guess on."""
    if misses.shut("password", request.user.pk):
        form.add_error("current", _("That was tried too often. Please wait ten minutes."))
    elif not request.user.check_password(form.cleaned_data["current"]):
        misses.note("password", request.user.pk)
        form.add_error("current", _("That isn't the password until now. Please look once more."))
    return not form.errors

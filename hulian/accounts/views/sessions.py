"""Signing in and out."""

from typing import Any

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hulian.accounts.doors import public
from hulian.accounts.forms.sign_in import CodeForm, SignInForm
from hulian.accounts.models import User
from hulian.core import clock, misses

BACKEND = "hulian.accounts.backend.GrantBackend"
WAITING = "second_step"
PATIENCE = 300


@public("this is where one signs in")
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password."""
    wanted = request.GET.get("next", "")
    if request.method == "GET" and request.user.is_authenticated:
        return redirect(_safe(request, wanted))
    form = SignInForm(request.POST or None, initial={"next": wanted}, label_suffix="")
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if user := authenticate(request, username=data["username"], password=data["password"]):
            return go_in(request, user, data["next"])
        form.add_error(None, _("Name or password doesn't fit. Please look once more."))
    return render(request, "accounts/sign_in.html", {"form": form}, status=422 if form.errors else 200)


@public("only who has just typed the right password gets further than the sign-in page")
@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the six digits."""
    user, wanted = _waiting(request)
    if user is None:
        return redirect("accounts:sign-in")
    form = CodeForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid() and _fits(request, user, form):
        login(request, user, backend=BACKEND)
        return redirect(_safe(request, wanted))
    return render(request, "accounts/second_step.html", {"form": form}, status=422 if form.errors else 200)


@public("signing out needs no permission")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and let the browser forget what it kept: pages, pictures, drafts.

    Said here and not on the page that follows, which any other site could make a browser ask for.
    """
    logout(request)
    response = redirect("accounts:signed-out")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@public("says that one is out; the browser forgets its drafts")
def signed_out(request: HttpRequest) -> HttpResponse:
    """Say goodbye."""
    return render(request, "accounts/signed_out.html")


def go_in(request: HttpRequest, user: User, wanted: str = "") -> HttpResponse:
    """Let in who gave the right password, by way of the second step where they have one."""
    if user.totp_since:
        request.session.cycle_key()
        request.session[WAITING] = {"user": str(user.pk), "next": wanted, "at": clock.now().timestamp()}
        return redirect("accounts:second-step")
    login(request, user, backend=BACKEND)
    return redirect(_safe(request, wanted))


def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - as axes calls it
    """Say that there were too many tries, and when to try again."""
    return render(request, "accounts/locked.html", status=429)


def _waiting(request: HttpRequest) -> tuple[User | None, str]:
    """Return who stands between the two steps, and where they want to go."""
    kept = request.session.get(WAITING)
    if not kept or clock.now().timestamp() - kept["at"] > PATIENCE:
        return None, ""
    return User.objects.filter(pk=kept["user"], is_active=True).exclude(totp_since=None).first(), kept["next"]


def _fits(request: HttpRequest, user: User, form: CodeForm) -> bool:
    """Axes counts misses by name and address; whoever has many addresses gets no more tries for that."""
    if misses.shut("code", user.pk):
        form.add_error("code", _("That was tried too often. Please wait ten minutes."))
    elif authenticate(request, username=user.username, code=form.cleaned_data["code"]):
        return True
    else:
        misses.note("code", user.pk)
        form.add_error("code", _("These six digits don't fit. Please wait for the next ones and type them."))
    return False


def _safe(request: HttpRequest, wanted: str) -> str:
    """Return the page one wanted, if it is one of this house."""
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if ours else "pages:today"

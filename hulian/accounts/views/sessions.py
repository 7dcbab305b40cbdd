"""Signing in and out."""

from typing import Any

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hulian.accounts.doors import public
from hulian.accounts.forms import SignInForm


@public("this is where one signs in")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, username=form.cleaned_data["username"], password=form.cleaned_data["password"])
        if user:
            login(request, user)
            return redirect("pages:today")
        form.add_error(None, _("Name or password doesn't fit. Please look once more."))
    return render(request, "accounts/sign_in.html", {"form": form}, status=422 if form.errors else 200)


@public("signing out needs no permission")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("pages:front")


def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - as axes calls it
    """Say that there were too many tries, and when to try again."""
    return render(request, "accounts/locked.html", status=429)

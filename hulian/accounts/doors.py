"""Doors: every view says which act it is, or why it is open. A test walks the URLconf."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hulian.accounts.actors import actor_of
from hulian.accounts.matrix import MATRIX, paths_for

View = Callable[..., HttpResponse]


def door(*acts: str) -> Callable[[View], View]:
    """Let in who may do one of the acts anywhere; the view then narrows to its own area.

    Sets `request.actor`. Not signed in: to the sign-in page. No such role: 403.
    """
    unknown = [act for act in acts if act not in MATRIX]
    if unknown:
        raise LookupError(unknown)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
            if elsewhere := _first(request):
                return elsewhere
            if not any(paths_for(request.actor, act) for act in acts):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.policy = acts
        return guarded

    return decorate


def signed_in(reason: str, *, with_any_password: bool = False) -> Callable[[View], View]:
    """Let in anyone with an account; the reason says what narrows it."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
            return _first(request, with_any_password=with_any_password) or view(request, *args, **kwargs)

        guarded.policy = f"signed in: {reason}"
        return guarded

    return decorate


def public(reason: str) -> Callable[[View], View]:
    """Declare a view that anyone may open, and why."""

    def decorate(view: View) -> View:
        view.policy = f"public: {reason}"
        return view

    return decorate


def _first(request: HttpRequest, *, with_any_password: bool = False) -> HttpResponse | None:
    """Return where someone has to go first: to sign in, or to choose a password of their own."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    request.actor = actor_of(request.user)
    if request.user.must_change_password and not with_any_password:
        return redirect("accounts:password")
    return None

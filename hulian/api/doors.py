"""The door of the API: a bearer token, never a cookie, so no other site can make a browser act."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from hulian.accounts.actors import actor_of_token
from hulian.api.answers import Wrong, refused, wrong
from hulian.cases.errors import CaseError
from hulian.core.receipts import EnvelopeReused

View = Callable[..., HttpResponse]


def token(reason: str, *methods: str) -> Callable[[View], View]:
    """Let in who sends a working token; the reason says what narrows it. All errors become JSON."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
            try:
                _enter(request, methods)
                return view(request, *args, **kwargs)
            except CaseError as error:
                return refused(error)
            except Wrong as error:
                return _with_challenge(wrong(error))
            except Http404:
                return wrong(Wrong("not_found"))
            except EnvelopeReused:
                return wrong(Wrong("envelope_reused"))
            except RequestDataTooBig:
                return wrong(Wrong("too_large"))

        guarded.policy = f"token: {reason}"
        return guarded

    return decorate


def _enter(request: HttpRequest, methods: tuple[str, ...]) -> None:
    """Set `request.actor` from the token; raises Wrong."""
    scheme, _, text = request.headers.get("Authorization", "").partition(" ")
    actor = actor_of_token(text.strip()) if scheme.lower() == "bearer" else None
    if actor is None:
        raise Wrong("not_signed_in")
    if request.method not in methods:
        raise Wrong("wrong_method")
    request.actor = actor


def _with_challenge(response: HttpResponse) -> HttpResponse:
    if response.status_code == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response

"""Larger letters, for whoever wants them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from hulian.accounts.doors import public
from hulian.pages.navigation import look_of

YEAR = 365 * 86400


@public("how large the letters are is kept in the reader's own browser, and nowhere else")
@require_GET
def look(request: HttpRequest) -> HttpResponse:
    """Make the letters larger, or as they were, and go back to the page."""
    back = request.GET.get("next", "/")
    # Only a path of this very house: no other host, no scheme, nothing that a browser may read as one.
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    words = look_of(request).split()
    words = [word for word in words if word != "large"] if "large" in words else [*words, "large"]
    response = redirect(back if safe else "/")
    response.headers["Referrer-Policy"] = "no-referrer"
    response.set_cookie("look", " ".join(words) or "auto", max_age=YEAR, samesite="Lax",
                        secure=settings.SESSION_COOKIE_SECURE)
    return response

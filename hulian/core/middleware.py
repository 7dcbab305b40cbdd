"""What every answer carries, and in which language."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from hulian.core import secret_links
from hulian.core.views.errors import too_large

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self'; script-src 'self';"
    " connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# Pages never ask a browser where a person is.
PERMISSIONS = "geolocation=()"
Handler = Callable[[HttpRequest], HttpResponse]


class ContentSecurity:
    """Nothing is loaded from outside, nothing inline runs, nothing asks where a person is; what is private stays so."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the policy to the answer."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if secret_links.is_secret(request.path_info):
            for name, value in secret_links.HEADERS.items():
                response.headers.setdefault(name, value)
        if is_personal(request):
            response.headers["Cache-Control"] = "private, no-store"
        return response


def is_personal(request: HttpRequest) -> bool:
    """Return whether somebody signed in asked; a shared computer keeps nothing of the answer."""
    actor = getattr(request, "actor", None)
    return actor is not None and actor.id is not None


class Language:
    """Chinese, unless this person chose otherwise on the page 我."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language; a browser's own wish doesn't count in an office."""
        chosen = request.COOKIES.get("language")
        request.LANGUAGE_CODE = chosen if chosen == "en" else "zh-hans"
        with translation.override(request.LANGUAGE_CODE):
            return self.get_response(request)


class TooLarge:
    """What was dropped before it was read gets words instead of a page."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say so, where the server did."""
        return too_large(request) if request.META.get("hulian.too_large") else self.get_response(request)

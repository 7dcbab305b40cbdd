"""What a browser without an account keeps for us, signed. It ends after thirty days, on its side and on ours."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

DAYS_30 = 30 * 86400


def remember(response: HttpResponse, name: str, value: str, *, path: str) -> HttpResponse:
    """Let the browser keep a value."""
    response.set_signed_cookie(name, value, max_age=DAYS_30, path=path, httponly=True, samesite="Lax",
                               secure=settings.SESSION_COOKIE_SECURE)
    return response


def remembered(request: HttpRequest, name: str) -> str:
    """Return what the browser kept, '' where it kept nothing, it is none of ours, or its days are over."""
    return request.get_signed_cookie(name, default="", max_age=DAYS_30)

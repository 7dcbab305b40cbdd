"""What leaves the press as an answer, with a mark by which the page that asked knows that it is there."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse

MARK = re.compile(r"[a-z0-9]{1,32}")
SECONDS = 60


def pressed(request: HttpRequest, body: bytes, name: str) -> HttpResponse:
    """Return a PDF; `wait` in the question comes back as a cookie, because no browser says that a download began."""
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "no-store"
    mark = request.GET.get("wait", "")
    if MARK.fullmatch(mark):
        response.set_cookie("pressed", mark, max_age=SECONDS, samesite="Lax")
    return response


def base_of(request: HttpRequest) -> str:
    """Return our address as it is printed, without a slash at its end."""
    return settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")

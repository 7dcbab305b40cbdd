"""Pages for what went wrong: what happened, what is safe, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    context = {"title": title, "text": text, "status": status}
    return render(request, "core/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what was sent can't be read."""
    return _page(request, 400, _("This could not be read"), _("Please go back and try once more."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this belongs to others."""
    return _page(request, 403, _("This page belongs to someone else's work"),
                 _("If you need it, ask your community administrator."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that nothing is here."""
    return _page(request, 404, _("There is nothing here"),
                 _("The link may be old, or a letter is missing. Nothing of yours is lost."))


def broken(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault."""
    return _page(request, 500, _("Something broke on our side"),
                 _("What you sent may not have arrived. Please go back and send it again; it won't be counted twice."))


def too_large(request: HttpRequest) -> HttpResponse:
    """Say that more came at once than anybody needs to send."""
    return _page(request, 413, _("That is too large"),
                 _("Please go back: your words are still there. Send fewer photos, or smaller ones. In danger, ring"
                   " 120, 119 or 110."))


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page was open for too long, or cookies are off."""
    return _page(request, 403, _("This page was open for too long"),
                 _("Please go back, load it again and send it once more. Your words are still in the form."))

"""今天: what needs you now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hulian.accounts.doors import door


@door("home.read")
def today(request: HttpRequest) -> HttpResponse:
    """Show what needs this person now, at most seven things."""
    return render(request, "pages/today.html")

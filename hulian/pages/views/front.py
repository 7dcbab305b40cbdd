"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hulian.accounts.doors import public


@public("the first page says what Hulian is and leads to signing in")
def front(request: HttpRequest) -> HttpResponse:
    """Lead in."""
    if request.user.is_authenticated:
        return redirect("pages:today")
    return render(request, "pages/front.html")

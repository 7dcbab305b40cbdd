"""消息: what one was told, with links; read by one tap."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hulian.accounts.doors import door
from hulian.notices.tell import mark_read
from hulian.pages.told import notices_of


@door("home.read")
def messages(request: HttpRequest) -> HttpResponse:
    """List notices, unread first; a POST marks all as read."""
    if request.method == "POST":
        mark_read(request.actor.id)
        return redirect("pages:messages")
    template = "pages/_messages.html" if request.htmx else "pages/messages.html"
    rows = notices_of(request.actor)
    return render(request, template, {"lines": rows, "unread": sum(row["new"] for row in rows)})

"""Walking in as one of the cast, and the tour; only where the world is invented."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hulian.accounts.doors import public
from hulian.accounts.models import User
from hulian.demo.guests import is_demo, slugs
from hulian.demo.tour import tour


@public("only where this data was made by `hulian demo`, else 404")
@require_POST
def enter(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign in as one of the cast, and go where `next` says."""
    if slug not in slugs() or not is_demo():
        raise Http404
    user = get_object_or_404(User, username=slug, is_active=True)
    login(request, user, backend="hulian.accounts.backend.GrantBackend")
    wanted = request.POST.get("next", "")
    inside = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return redirect(wanted if inside else "pages:today")


@public("only where this data was made by `hulian demo`, else 404")
def show_tour(request: HttpRequest) -> HttpResponse:
    """Lead through the wiring story."""
    if not is_demo():
        raise Http404
    steps = tour()
    done = sum(step["is_done"] for step in steps)
    return render(request, "demo/tour.html", {"steps": steps, "done": done, "total": len(steps)})

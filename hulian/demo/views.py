"""Walking in as one of the cast; only where the world is invented."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hulian.accounts.doors import public
from hulian.accounts.models import User
from hulian.demo.cast import script
from hulian.demo.models import DemoWorld


@public("only where this data was made by `hulian demo`, else 404")
@require_POST
def enter(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign in as one of the cast."""
    slugs = {row["slug"] for row in script()["person"]}
    if slug not in slugs or not DemoWorld.objects.exists():
        raise Http404
    user = get_object_or_404(User, username=slug, is_active=True)
    login(request, user, backend="hulian.accounts.backend.GrantBackend")
    return redirect("pages:today")

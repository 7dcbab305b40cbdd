"""For anyone at a door: whether the badge somebody wears is true today."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hulian.accounts.doors import public
from hulian.accounts.models import User
from hulian.cases.views.links import by_link, desk_of, subject_of
from hulian.contact.members import member_in


@public("whoever opens the door may check who stands before it")
@by_link
def badge_check(request: HttpRequest, token: str) -> HttpResponse:
    """Show whose badge it is, and whether it holds today."""
    subject = subject_of(request, "badge", token)
    if subject is None:
        raise Http404
    user = get_object_or_404(User, pk=subject)
    areas = member_in(user.pk) if user.is_active else []
    context = desk_of(areas[0]) if areas else {"community": "", "phone": "", "phone_name": ""}
    return render(request, "contact/badge_check.html", context | {"user": user, "holds": bool(areas)})

"""For anyone at a door: whether the badge somebody wears is true today."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hulian.accounts.doors import public
from hulian.accounts.models import User
from hulian.cases.views.links import by_link, desk_of, subject_of
from hulian.contact.members import member_in, was_member_in
from hulian.contact.verbs.renew_badge import PURPOSE
from hulian.core import links


@public("whoever opens the door may check who stands before it")
@by_link
def badge_check(request: HttpRequest, token: str) -> HttpResponse:
    """Show whose badge it is, and whether it holds today. One that was lost tells no name, only whom to ring.

    Who scans one that never was ours stands at a door too, and is warned as well.
    """
    try:
        wearer = subject_of(request, PURPOSE, token)
    except Http404:
        return render(request, "contact/badge_check.html", {"holds": False}, status=404)
    user = get_object_or_404(User, pk=wearer or links.ended(PURPOSE, token))
    areas = member_in(user.pk) if user.is_active else []
    served = areas or was_member_in(user.pk)
    context = desk_of(served[0]) if served else {"community": "", "phone": "", "phone_name": ""}
    return render(request, "contact/badge_check.html", context | {"user": user, "known": True,
                                                                  "holds": bool(wearer and areas)})

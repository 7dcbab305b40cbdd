"""我的户: the homes one looks after."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.contact.away import away, begun, coming_of
from hulian.contact.members import is_member
from hulian.contact.mine import ORDERS, card, homes_of
from hulian.contact.stairwells import stairwells_of


@door("contact.mine")
def mine(request: HttpRequest) -> HttpResponse:
    """List my homes: the most urgent first, or in the order of the street."""
    order = request.GET.get("order")
    order = order if order in ORDERS else "urgent"
    coming = coming_of(request.actor.id)
    homes, own = homes_of(request.actor.id, order, coming), [row for row in coming if row.member_id == request.actor.id]
    labels = {"urgent": _("What is urgent first"), "walk": _("As one walks")}
    return render(request, "contact/mine.html", {
        "cards": [card(one, first=at == 0) for at, one in enumerate(homes)],
        "wears": is_member(request.actor),
        "away": [away(row) for row in begun(own)],
        "straight": bool(homes) and not own,
        "pressing": sum(one.presses for one in homes), "stairwells": stairwells_of(homes),
        "tabs": [{"label": labels[name], "url": f"{reverse('contact:mine')}?order={name}", "current": name == order}
                 for name in ORDERS],
    })

"""今天: what needs you now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hulian.accounts.doors import door
from hulian.accounts.matrix import paths_for
from hulian.contact.lists.waiting import waiting_for
from hulian.pages.needs import cards_of, count_of, due_homes, needs_of, stuck_by_community, watches
from hulian.pages.week import day_words, week_of


@door("home.read")
def today(request: HttpRequest) -> HttpResponse:
    """Show what needs this person now, at most seven things, and what went well."""
    actor = request.actor
    needs, homes = needs_of(actor), due_homes(actor)
    lists = waiting_for(actor)
    cards, (own_all, late_all) = cards_of(needs, [*homes, *lists], actor), count_of(needs)
    own, late = [card for card in cards if card["own"]], [card for card in cards if not card["own"]]
    template = "pages/_today.html" if request.htmx else "pages/today.html"
    return render(request, template, {
        "cards": own, "more": own_all + len(homes) + len(lists) - len(own),
        "late": late, "late_all": late_all, "late_more": late_all - len(late),
        "week": week_of(actor), "day": day_words(actor),
        "stuck": stuck_by_community(actor) if watches(actor) else [], "name": actor.name,
        "can_report": bool(paths_for(actor, "case.report")), "can_list": bool(paths_for(actor, "case.read")),
        "my_homes": bool(homes),
    })

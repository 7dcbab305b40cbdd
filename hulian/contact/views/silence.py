"""好久没见: whom nobody has heard from; a town and a district see how many, and nobody's name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hulian.accounts.doors import door
from hulian.accounts.matrix import paths_for
from hulian.contact.silence import counts_for, page_of, silent_for, since_words
from hulian.contact.silent_filters import filters_of, next_url, nobody_words
from hulian.contact.silent_rows import cards_of


@door("silence.read", "silence.count")
def silence(request: HttpRequest) -> HttpResponse:
    """List the silent homes, the longest first; to who may only count, their numbers by community."""
    actor = request.actor
    paths = paths_for(actor, "silence.read")
    if not paths:
        counts = counts_for(actor)
        return render(request, "contact/silence_counts.html", {
            "counts": counts, "total": sum(row["silent"] for row in counts)})
    found = silent_for(actor, request.GET)
    total = found.count()
    elsewhere = 0 if total else silent_for(actor, {}).count()
    homes, key = page_of(found, request.GET.get("after", ""))
    return render(request, "contact/silence.html", {
        "cards": cards_of(homes, actor), "total": total, "elsewhere": elsewhere,
        "nobody": "" if total else nobody_words(actor, request.GET), "next_url": next_url(request.GET, key),
        "filters": filters_of(actor, request.GET), "since": since_words(actor, request.GET),
        "may_note": bool(paths_for(actor, "visit.write")), "may_stand_in": bool(paths_for(actor, "stand_in.write")),
    })

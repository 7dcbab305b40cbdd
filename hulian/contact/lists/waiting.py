"""Lists that wait for the branch: a draft for its meeting, an adopted list for the notice board."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.matrix import paths_for
from hulian.contact.lists.awaited import Waiting
from hulian.contact.lists.bare import bare_for
from hulian.contact.models import Proposal
from hulian.core.actor import Actor
from hulian.core.spoken import spoken


@dataclass(frozen=True, slots=True)
class ListWaiting(Waiting):
    """One list that somebody has to decide on, or to hang up."""

    proposal: Proposal

    def card(self, *, first: bool) -> dict[str, Any]:
        """Return it as a card of 今天."""
        row = self.proposal
        url = reverse("contact:list", args=[row.pk])
        adopted = row.adopted_at is not None
        line = _("The branch adopted it; it isn't on the notice board yet") if adopted else _(
            "Drafted {when}; the branch talks it over").format(when=spoken(row.made_at))
        label = _("Look at the list") if adopted else _("Look at the draft")
        return {"title": _("List of links"), "url": url, "place": str(row.community), "line": line, "light": "none",
                "words": "", "acts": [{"label": label, "url": url, "first": first}]}


def waiting_for(actor: Actor) -> list[Waiting]:
    """Return what waits for the branch and who drafts for it: lists to adopt or to publish, homes without anybody."""
    return [*_lists(actor), *bare_for(actor)]


def _lists(actor: Actor) -> list[ListWaiting]:
    """Return the lists that this person's branch has still to adopt or to publish, the oldest first."""
    scope = Q(pk=None)
    for path in paths_for(actor, "link.adopt"):
        scope |= Q(community__path__startswith=path)
    if scope == Q(pk=None):
        return []
    rows = Proposal.objects.filter(scope, dropped_at=None).select_related("community").order_by("made_at")
    newest = {row.community_id: row for row in rows}
    return [ListWaiting(row) for row in newest.values() if row.published_at is None]

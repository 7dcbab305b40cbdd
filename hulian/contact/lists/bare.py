"""Homes that nobody looks after any more, for who finds them somebody: a member left, a family moved in."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.accounts.matrix import paths_for
from hulian.contact.lists.awaited import Waiting
from hulian.contact.models import ContactLink, Proposal
from hulian.core.actor import Actor
from hulian.people.models import Household
from hulian.places.models import Area


@dataclass(frozen=True, slots=True)
class Bare(Waiting):
    """How many homes of a community have nobody."""

    community: Area
    homes: int

    def card(self, *, first: bool) -> dict[str, Any]:
        """Return it as a card of 今天."""
        url = f"{reverse('contact:links')}?area={self.community.code}"
        title = ngettext("{n} home has nobody any more", "{n} homes have nobody any more", self.homes)
        return {"title": title.format(n=self.homes), "url": url, "place": str(self.community),
                "line": _("A member left, or somebody moved in. Please find them somebody."), "light": "none",
                "words": "", "acts": [{"label": _("Find somebody"), "url": url, "first": first}]}


def bare_for(actor: Actor) -> list[Bare]:
    """Return the communities of who drafts their lists in which a list holds, and some homes have nobody."""
    adopted = Proposal.objects.filter(community=OuterRef("pk"), dropped_at=None).exclude(adopted_at=None)
    found = []
    for path in paths_for(actor, "link.propose"):
        for area in Area.objects.communities().within(path).filter(Exists(adopted)).order_by("path"):
            homes = Household.objects.standing().filter(community=area).count()
            linked = ContactLink.objects.in_force().served().filter(community=area).count()
            if homes > linked:
                found.append(Bare(area, homes - linked))
    return found

"""What the page of one list says: in a sentence, what is missing, and its lines."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.contact.lists.lines import anew, counts_of, filters_of
from hulian.contact.lists.missing import Gap, gaps_of
from hulian.contact.lists.overview import may_do, stage_words
from hulian.contact.lists.reasons import REACH, walk_words
from hulian.contact.lists.shown import shown
from hulian.contact.models import Proposal
from hulian.core.actor import Actor
from hulian.places.models import Area
from hulian.policies.pack import overriding, rule


def list_page(proposal: Proposal, actor: Actor, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return everything that the page of a list says to this person."""
    url = reverse("contact:list", args=[proposal.pk])
    counts = counts_of(proposal)
    draft = proposal.adopted_at is None and proposal.dropped_at is None
    return {
        "list": proposal, "community": proposal.community, "draft": draft, "stage": stage_words(proposal),
        "counts": counts, "news": counts["changed"] + anew(counts),
        "sentences": sentences_of(counts, proposal.community),
        "gaps": gaps_left(proposal, counts) if draft else [],
        "may": may_do(actor, proposal.community), "filters": filters_of(url, wanted, counts),
        **shown(proposal, wanted, draft=draft),
    }


def gaps_left(proposal: Proposal, counts: Mapping[str, Any]) -> list[Gap]:
    """Return what is still missing: homes that were arranged by hand since lack nobody any more."""
    return [gap for gap in gaps_of(proposal) if not gap.homes or counts["nobody"]]


def sentences_of(counts: Mapping[str, Any], community: Area) -> list[str]:
    """Return the list in a few sentences."""
    homes, linked, changed, walk = (counts[name] for name in ("homes", "linked", "changed", "walk"))
    said = [_("All {n} homes have somebody.").format(n=homes) if linked == homes else
            _("{linked} of {n} homes have somebody.").format(linked=linked, n=homes)]
    if counts["staying"]:
        said.append(ngettext("{n} of the others stays with its member of today until somebody is found.",
                             "{n} of the others stay with their members of today until somebody is found.",
                             counts["staying"]).format(n=counts["staying"]))
    said += _since_words(counts)
    if changed:
        said.append(ngettext("{n} gets somebody new.", "{n} get somebody new.", changed).format(n=changed))
    if anew(counts):
        said.append(ngettext("{n} had nobody before.", "{n} had nobody before.", anew(counts)).format(n=anew(counts)))
    if walk is not None:
        said.append(_("On average: {walk}.").format(walk=walk_words(round(walk))))
    if counts["far"]:
        said.append(_far_words(counts["far"], community))
    return said


def _since_words(counts: Mapping[str, Any]) -> list[str]:
    """Return what a draft couldn't know yet."""
    said = []
    if counts["left"]:
        said.append(ngettext("{n} was meant for a member who isn't asked any more.",
                             "{n} were meant for members who aren't asked any more.",
                             counts["left"]).format(n=counts["left"]))
    if counts["came"]:
        said.append(ngettext("{n} home came since this draft; a fresh draft knows it.",
                             "{n} homes came since this draft; a fresh draft knows them.",
                             counts["came"]).format(n=counts["came"]))
    return said


def _far_words(n: int, community: Area) -> str:
    """Return how many homes are further than counts as near; the distance too, where it is the same in all grids."""
    if overriding(REACH, community.path):
        return ngettext("{n} home is too far away to count as near.", "{n} homes are too far away to count as near.",
                        n).format(n=n)
    walk = walk_words(rule(REACH, community.path).value)
    return ngettext("For {n} home it is more than {walk}: that isn't near.",
                    "For {n} homes it is more than {walk}: that isn't near.", n).format(n=n, walk=walk)

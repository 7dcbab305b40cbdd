"""户联系: how many homes have somebody, who has none, how the members are loaded, and the lists so far."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.accounts.matrix import may, paths_for
from hulian.contact.codes import Basis
from hulian.contact.lists.bars import bars_of, resting
from hulian.contact.lists.reasons import whole_name
from hulian.contact.lists.wishes import told_to, wish_words, wishes
from hulian.contact.members import loads, members_of
from hulian.contact.models import ContactLink, Proposal, ProposedLink
from hulian.core.actor import Actor
from hulian.core.spoken import spoken
from hulian.people.models import Household
from hulian.places.models import Area

FEW = 12
PAST = 12
ACTS = {"propose": "link.propose", "adopt": "link.adopt", "publish": "link.publish"}


def overview_of(community: Area, actor: Actor) -> dict[str, Any]:
    """Return what the page of a community says."""
    bare = without_link(community)
    members = members_of(community)
    lists = list(Proposal.objects.visible_to(actor).filter(community=community).order_by("-made_at", "-id")[:PAST])
    homes, count = Household.objects.standing().filter(community=community).count(), bare.count()
    draft = next((one for one in lists if one.adopted_at is None and one.dropped_at is None), None)
    return {
        "community": community, "homes": homes, "without": count, "linked": homes - count,
        "bare": bare_rows(bare, actor), "more": max(0, count - FEW), "unwanted": _unwanted(community, actor),
        "members": len(members), "resting": resting(members),
        "bars": bars_of(members, loads([one.user.pk for one in members]),
                        lambda pk: f"{reverse('contact:member', args=[pk])}?area={community.code}"),
        "draft": draft, "by_hand": by_hand(draft) if draft else 0,
        "unpublished": next((one for one in lists[:1] if one.adopted_at and not one.published_at), None),
        "published": any(one.published_at for one in lists), "lists": [past_row(one) for one in lists],
        "may": may_do(actor, community),
    }


def without_link(community: Area) -> QuerySet[Household]:
    """Return the homes of a community that nobody looks after."""
    link = ContactLink.objects.in_force().served().filter(household=OuterRef("pk"))
    return Household.objects.standing().filter(~Exists(link), community=community)


def by_hand(draft: Proposal) -> int:
    """Return how many lines of a draft somebody changed by hand: work that is lost with it."""
    return ProposedLink.objects.filter(proposal=draft, basis=Basis.HAND).count()


def may_do(actor: Actor, community: Area) -> dict[str, bool]:
    """Return what this person may do with lists there."""
    return {name: may(actor, act, community.path) for name, act in ACTS.items()}


def past_row(one: Proposal) -> dict[str, Any]:
    """Return one list of the past or of now as a row."""
    return {"title": _("List of {day}").format(day=spoken(one.made_at)), "words": stage_words(one), "light": "none",
            "line": _("drafted by {who}").format(who=one.made_by) if one.made_by else "",
            "url": reverse("contact:list", args=[one.pk])}


def stage_words(one: Proposal) -> str:
    """Return where a list stands."""
    if one.dropped_at:
        return pgettext("list of links", "laid aside")
    if one.published_at:
        return _("on the notice board")
    return pgettext("list of links", "adopted") if one.adopted_at else pgettext("list of links", "a draft")


def counts_for(actor: Actor) -> Sequence[dict[str, Any]]:
    """Return for each community how many homes have somebody: all that a town and a district see."""
    rows: list[dict[str, Any]] = []
    for path in paths_for(actor, "silence.count"):
        areas = Area.objects.communities().within(path).select_related("parent").order_by("path")
        homes = _by_community(Household.objects.standing().filter(area_path__startswith=path))
        linked = _by_community(ContactLink.objects.in_force().served().within(path))
        rows += [{"name": area.name, "town": area.parent.name if area.parent else "", "path": area.path,
                  "homes": homes.get(area.pk, 0), "linked": linked.get(area.pk, 0),
                  "without": homes.get(area.pk, 0) - linked.get(area.pk, 0)} for area in areas]
    return list({row["path"]: row for row in rows}.values())


def _by_community(rows: QuerySet) -> dict[Any, int]:
    return dict(rows.order_by().values_list("community").annotate(n=Count("pk")))


def _unwanted(community: Area, actor: Actor) -> list[dict[str, Any]]:
    """Return the homes that still have a member with whom one side would rather not go on, and what was said."""
    said = told_to(actor).filter(household=OuterRef("household"), member=OuterRef("member"))
    links = ContactLink.objects.in_force().filter(_read_by(actor), Exists(said), community=community)
    rows = list(links.select_related("household", "member").order_by("household__sort_key", "household_id")[:FEW])
    words = {(one.household_id, one.member_id): wish_words(one, one.member_id)
             for one in wishes([row.household_id for row in rows], actor)}
    return [_home_row(row.household, actor) | {"words": whole_name(row.member), "line": " · ".join(filter(None, [
        row.household.address, words.get((row.household_id, row.member_id))]))} for row in rows]


def bare_rows(homes: QuerySet[Household], actor: Actor) -> list[dict[str, Any]]:
    """Return the first homes of those that have nobody, with where to find them somebody."""
    find = _("find somebody") if paths_for(actor, "link.propose") else ""
    rows = homes.filter(_read_by(actor)).order_by("sort_key", "id")[:FEW]
    return [_home_row(home, actor) | {"words": find} for home in rows]


def _read_by(actor: Actor) -> Q:
    """Return the condition that a home lies where this person may read links: of a grid, only its own."""
    scope = Q(pk=None)
    for path in paths_for(actor, "link.read"):
        scope |= Q(area_path__startswith=path)
    return scope


def _home_row(home: Household, actor: Actor) -> dict[str, Any]:
    page = "contact:home-link" if paths_for(actor, "link.propose") else "people:household"
    return {"title": home.called, "line": home.address, "url": reverse(page, args=[home.pk]), "light": "none",
            "words": ""}

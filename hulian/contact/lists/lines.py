"""The lines of a list: narrowed, by building, each with its reason. A fixed number of queries."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import Avg, Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.contact.lists.reasons import REACH, reason, whole_name
from hulian.contact.lists.staying import stays
from hulian.contact.models import Proposal, ProposedLink
from hulian.core.ids import read_id
from hulian.core.natural import natural_key
from hulian.policies.limits import limit

AT_ONCE = 120
KEPT = ("show", "member", "building", "q")
CHANGED = Q(former__isnull=False, member__isnull=False) & ~Q(member=F("former"))
Group = dict[str, Any]


def narrowed(proposal: Proposal, wanted: Mapping[str, str]) -> QuerySet[ProposedLink]:
    """Return the lines that somebody wants to see: what changes, who has nobody, a member's, a building's."""
    rows = ProposedLink.objects.filter(proposal=proposal)
    if wanted.get("show") == "changed":
        rows = rows.filter(CHANGED)
    elif wanted.get("show") == "nobody":
        rows = rows.filter(member=None)
    elif wanted.get("show") == "far":
        rows = rows.filter(_further(proposal))
    if member := read_id(wanted.get("member", "")):
        rows = rows.alias(goes_on=stays()).filter(Q(member=member) | Q(goes_on=member))
    if words := wanted.get("q", "").strip():
        rows = rows.filter(household__dwelling__building__address__contains=words)
    if building := read_id(wanted.get("building", "")):
        rows = rows.filter(household__dwelling__building=building)
    return rows


def counts_of(proposal: Proposal) -> dict[str, Any]:
    """Return how many lines there are, with a member, changed, far away, and how far one walks on average.

    `staying`: of those without, how many go on with who has them today.
    """
    rows = ProposedLink.objects.filter(proposal=proposal).annotate(goes_on=stays())
    return rows.aggregate(homes=Count("pk"), linked=Count("member"), changed=Count("pk", filter=CHANGED),
                          staying=Count("goes_on"), far=Count("pk", filter=_further(proposal)), walk=Avg("metres"))


def _further(proposal: Proposal) -> Q:
    """Return the condition that a home is further from its member than counts as near where it lies."""
    return Q(metres__gt=limit(REACH, proposal.community.path, "household__area_path"))


def groups_of(rows: QuerySet[ProposedLink], *, to_line: bool = True) -> list[Group]:
    """Return lines by building, from door to door; each leads to the page where somebody else is chosen."""
    known = rows.select_related("household__dwelling__building", "member", "former").annotate(stays=stays())
    ordered = sorted(known, key=lambda row: (natural_key(row.household.dwelling.building.address),
                                             natural_key(row.household.dwelling.unit), row.pk))
    return [{"title": address, "rows": [row_of(line, to_line=to_line) for line in same]}
            for address, same in groupby(ordered, key=lambda row: row.household.dwelling.building.address)]


def row_of(line: ProposedLink, *, to_line: bool = True) -> dict[str, Any]:
    """Return one line: the home, its member, the reason, and what changes."""
    home, changed = line.household, line.former_id is not None and line.former_id != line.member_id
    before = _("until now {who}").format(who=whole_name(line.former)) if changed else ""
    if line.stays and line.stays == line.former_id:
        before = _("{who} goes on until somebody is found").format(who=whole_name(line.former))
    url = reverse("contact:line", args=[line.proposal_id, home.pk]) if to_line else reverse(
        "people:household", args=[home.pk])
    return {
        "title": f"{home.dwelling.unit} {home.called}".strip(), "url": url, "id": f"line-{line.pk}",
        "words": whole_name(line.member) if line.member_id else _("nobody yet"),
        "light": "none" if line.member_id else "red",
        "line": " · ".join(filter(None, [reason(line.basis, line.metres, home.area_path), before])), "changed": changed,
    }


def query(url: str, wanted: Mapping[str, str], **changes: object) -> str:
    """Return the address of a page with its filters, some of them changed; an empty one falls away."""
    kept = {name: wanted.get(name, "") for name in KEPT} | changes
    words = urlencode({name: value for name, value in kept.items() if value})
    return f"{url}?{words}" if words else url


def filters_of(url: str, wanted: Mapping[str, str], counts: Mapping[str, int]) -> Sequence[dict[str, Any]]:
    """Return the filters above the lines."""
    show = wanted.get("show", "")
    options = [("", _("all of them"), counts["homes"]), ("changed", _("somebody new"), counts["changed"]),
               ("nobody", _("nobody yet"), counts["homes"] - counts["linked"])]
    if counts["far"] or show == "far":
        options.append(("far", _("far away"), counts["far"]))
    return [{"label": label, "count": n, "current": show == value, "url": query(url, wanted, show=value)}
            for value, label, n in options]

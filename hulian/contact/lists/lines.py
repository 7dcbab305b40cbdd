"""The lines of a list: narrowed, by building, each with its reason. A fixed number of queries."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Avg, Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.contact.lists.finding import found_by
from hulian.contact.lists.reasons import REACH, reason, whole_name
from hulian.contact.lists.rows import CHANGED, FRESH, came_since, lines_in, read
from hulian.contact.lists.staying import stays
from hulian.contact.models import Proposal, ProposedLink
from hulian.core.ids import read_id
from hulian.core.natural import natural_key
from hulian.places.models import Building
from hulian.policies.limits import limit

AT_ONCE = 120
KEPT = ("show", "member", "building", "q")
SHOWN = {"changed": CHANGED, "fresh": FRESH, "new": CHANGED | FRESH, "nobody": Q(whose=None)}
Group = dict[str, Any]


def narrowed(proposal: Proposal, wanted: Mapping[str, str]) -> QuerySet[ProposedLink]:
    """Return the lines that somebody wants to see: what changes, who has nobody, a member's, a building's."""
    show = wanted.get("show")
    rows = lines_in(proposal.pk).filter(_further(proposal) if show == "far" else SHOWN.get(show, Q()))
    if member := read_id(wanted.get("member", "")):
        rows = rows.alias(goes_on=stays()).filter(Q(whose=member) | Q(goes_on=member))
    if words := wanted.get("q", "").strip():
        rows = rows.filter(household__dwelling__building__in=_buildings(proposal, words))
    if building := read_id(wanted.get("building", "")):
        rows = rows.filter(household__dwelling__building=building)
    return rows


def _buildings(proposal: Proposal, words: str) -> list[UUID]:
    """Return the buildings of such an address, as the notice board finds them."""
    known = list(Building.objects.filter(community=proposal.community_id).values_list("pk", "address"))
    return [pk for pk, _address in found_by(words, known, lambda one: one[1])]


def counts_of(proposal: Proposal) -> dict[str, Any]:
    """Return how many homes there are, with a member, changed, new, far away, and how far one walks on average.

    `lines`: the homes in the list, and `nobody` of them without anybody; of a draft, `homes` and `linked` know those
    that `came` since too. `staying`: of those without, how many go on with who has them today; `left`: of how many the
    member isn't asked any more.
    """
    rows = lines_in(proposal.pk).annotate(goes_on=stays())
    found = rows.aggregate(
        lines=Count("pk"), nobody=Count("pk", filter=Q(whose=None)), changed=Count("pk", filter=CHANGED),
        fresh=Count("pk", filter=FRESH), staying=Count("goes_on"), far=Count("pk", filter=_further(proposal)),
        left=Count("pk", filter=Q(whose=None, member__isnull=False)), walk=Avg("metres"))
    draft = proposal.adopted_at is None and proposal.dropped_at is None
    new = came_since(proposal) if draft else {"came": 0, "cared_for": 0}
    return found | new | {"homes": found["lines"] + new["came"],
                          "linked": found["lines"] - found["nobody"] + new["cared_for"]}


def _further(proposal: Proposal) -> Q:
    """Return the condition that a home is further from its member than counts as near where it lies."""
    return Q(metres__gt=limit(REACH, proposal.community.path, "household__area_path"))


def groups_of(rows: QuerySet[ProposedLink], *, to_line: bool = True) -> list[Group]:
    """Return lines by building, from door to door; each leads to the page where somebody else is chosen."""
    lines = read(rows.annotate(stays=stays()))
    ordered = sorted(lines, key=lambda row: (natural_key(row.household.dwelling.building.address),
                                             natural_key(row.household.dwelling.unit), row.pk))
    return [{"title": address, "rows": [row_of(line, to_line=to_line) for line in same]}
            for address, same in groupby(ordered, key=lambda row: row.household.dwelling.building.address)]


def row_of(line: ProposedLink, *, to_line: bool = True) -> dict[str, Any]:
    """Return one line: the home, its member, the reason, and what changes; `fresh`: it had nobody before."""
    home, changed = line.household, line.former_id is not None and line.former_id != line.member_id
    url = reverse("contact:line", args=[line.proposal_id, home.pk]) if to_line else reverse(
        "people:household", args=[home.pk])
    return {
        "title": f"{home.dwelling.unit} {home.called}".strip(), "url": url, "id": f"line-{line.pk}",
        "words": whole_name(line.member) if line.member_id else _("nobody yet"),
        "light": "none" if line.member_id else "red",
        "line": " · ".join(filter(None, [reason(line.basis, line.metres, home.area_path), _missed(line),
                                          _before(line) if changed or line.stays else ""])),
        "changed": changed, "fresh": line.former_id is None and line.member_id is not None,
    }


def _missed(line: ProposedLink) -> str:
    """Return who it was meant for, where that can't be any more."""
    if line.member_id or not line.meant:
        return ""
    return _("it was meant for {who}, who isn't asked any more").format(who=whole_name(line.meant))


def _before(line: ProposedLink) -> str:
    if line.former_id is None:
        return ""
    words = _("{who} goes on until somebody is found") if line.stays == line.former_id else _("until now {who}")
    return words.format(who=whole_name(line.former))


def anew(counts: Mapping[str, int]) -> int:
    """Return how many homes get somebody that had nobody; 0 in a first list, where all of them are so."""
    return counts["fresh"] if counts["fresh"] < counts["lines"] - counts["nobody"] else 0


def query(url: str, wanted: Mapping[str, str], **changes: object) -> str:
    """Return the address of a page with its filters, some of them changed; an empty one falls away."""
    kept = {name: wanted.get(name, "") for name in KEPT} | changes
    words = urlencode({name: value for name, value in kept.items() if value})
    return f"{url}?{words}" if words else url


def filters_of(url: str, wanted: Mapping[str, str], counts: Mapping[str, int]) -> Sequence[dict[str, Any]]:
    """Return the filters above the lines."""
    show = wanted.get("show", "")
    options = [("", _("all of them"), counts["lines"]), ("changed", _("somebody new"), counts["changed"]),
               ("nobody", _("nobody yet"), counts["nobody"])]
    if anew(counts) or show == "fresh":
        options.insert(2, ("fresh", _("newly looked after"), counts["fresh"]))
    if counts["far"] or show == "far":
        options.append(("far", _("far away"), counts["far"]))
    return [{"label": label, "count": n, "current": show == value, "url": query(url, wanted, show=value)}
            for value, label, n in options]

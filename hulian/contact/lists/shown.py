"""What of a list is shown: its streets, a street's buildings, a building's lines, or what one member gets."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.accounts.models import User
from hulian.contact.lists.bars import bars_of
from hulian.contact.lists.lines import AT_ONCE, groups_of, narrowed, query
from hulian.contact.lists.load import loads_of_draft
from hulian.contact.lists.names import names_of
from hulian.contact.lists.reasons import whole_name
from hulian.contact.lists.rows import CHANGED, lines_in
from hulian.contact.lists.streets import house_of, in_order, sections_of, street_at
from hulian.contact.members import members_of
from hulian.contact.models import Proposal, ProposedLink
from hulian.core.ids import read_id

Wanted = Mapping[str, str]
Shown = dict[str, Any]
Tally = dict[str, Any]
BUILDING = "household__dwelling__building"


def shown(proposal: Proposal, wanted: Wanted, *, draft: bool) -> Shown:
    """Return {tabs} and, of `bars`, `places` (rows that lead on) and `groups` (lines), what is looked at.

    `back` are the ways back to what was narrowed; `whose` says whose lines they are.
    """
    url = reverse("contact:list", args=[proposal.pk])
    member = _member(proposal, wanted)
    by_member = member is not None or wanted.get("by") == "member"
    tabs = [{"label": _("By building"), "url": url, "current": not by_member},
            {"label": _("By member"), "url": f"{url}?by=member", "current": by_member},
            {"label": _("On the map"), "url": f"{url}map/", "current": False}]
    if member:
        return {"tabs": tabs, **_of_member(proposal, member, url, draft=draft)}
    if by_member:
        bars = bars_of(members_of(proposal.community), loads_of_draft(proposal.pk),
                       lambda pk: query(url, {}, member=pk))
        return {"tabs": tabs, "bars": bars}
    return {"tabs": tabs, **_of_place(proposal, wanted, url, draft=draft)}


def gathered(proposal: Proposal, rows: QuerySet[ProposedLink], *, to_line: bool) -> list[Shown]:
    """Return lines by building; where a building has one of them only, they stand together under their street."""
    lines = [(group["title"], row) for group in _groups(proposal, rows, to_line=to_line) for row in group["rows"]]
    ordered = in_order(lines, lambda one: one[0], lambda _one: "")
    return [{"title": part.title, "rows": [
        row | {"title": f"{house_of(address)} {row['title']}"} if part.street else row
        for address, row in part.items]} for part in sections_of(ordered, lambda one: one[0])]


def _groups(proposal: Proposal, rows: QuerySet[ProposedLink], *, to_line: bool) -> list[Shown]:
    """Return lines by building; of two members of one name each with the building they live in."""
    groups, members = groups_of(rows, to_line=to_line), members_of(proposal.community)
    names = names_of(members)
    twins = {one.user.pk: names[one.user.pk] for one in members if names[one.user.pk] != whole_name(one.user)}
    theirs = rows.order_by().filter(whose__in=twins).values_list("pk", "whose") if twins else []
    told = {f"line-{line}": twins[member] for line, member in theirs}
    return [group | {"rows": [row | {"words": told.get(row["id"], row["words"])} for row in group["rows"]]}
            for group in groups]


def _member(proposal: Proposal, wanted: Wanted) -> User | None:
    """Return the member whose lines are looked at: one of the list, or of the community."""
    pk = read_id(wanted.get("member", ""))
    line = lines_in(proposal.pk).filter(member=pk).select_related("member").first() if pk else None
    if line or not pk:
        return line.member if line else None
    return next((one.user for one in members_of(proposal.community) if one.user.pk == pk), None)


def _of_member(proposal: Proposal, member: User, url: str, *, draft: bool) -> Shown:
    rows = narrowed(proposal, {"member": str(member.pk)})
    n = rows.count()
    title = (ngettext("{who} would look after {n} home", "{who} would look after {n} homes", n) if draft else
             ngettext("{who} has {n} home in the list", "{who} has {n} homes in the list", n))
    groups = gathered(proposal, rows, to_line=draft)
    for row in (row for group in groups for row in group["rows"] if row["light"] == "none"):
        row["words"] = ""  # it stands in the heading
    return {"whose": title.format(who=whole_name(member), n=n), "groups": groups,
            "back": [{"label": _("All members"), "url": f"{url}?by=member"}]}


def _of_place(proposal: Proposal, wanted: Wanted, url: str, *, draft: bool) -> Shown:
    rows = narrowed(proposal, wanted)
    places = _tallies(rows)
    street = wanted.get("street", "")
    here = [one for one in places if street_at(one["address"]) == street]
    if here:
        rows, places = rows.filter(**{f"{BUILDING}__in": [one["id"] for one in here]}), here
    whole = {"label": _("All streets"), "url": query(url, wanted, building="", q="")}
    if read_id(wanted.get("building", "")):
        street = street_at(places[0]["address"]) if places else ""
        near = [{"label": street, "url": query(url, wanted, building="", street=street)}] if street else []
        return {"groups": _groups(proposal, rows, to_line=draft), "back": [*near, whole]}
    searching = {"query": wanted.get("q", ""), "keep": [(name, wanted[name]) for name in ("show",) if wanted.get(name)],
                 "back": [whole] if here or wanted.get("q") else []}
    if sum(one["n"] for one in places) <= AT_ONCE:
        return searching | {"groups": gathered(proposal, rows, to_line=draft)}
    if here:
        alone = rows.filter(**{f"{BUILDING}__in": [one["id"] for one in here if one["n"] == 1]})
        return searching | {"groups": gathered(proposal, alone, to_line=draft),
                            "places": [_row(one["address"], [one], query(url, wanted, building=one["id"]))
                                       for one in here if one["n"] > 1]}
    return searching | {"places": [_row(name, part, query(url, wanted, street=name))
                                   for name, part in _by_street(places).items()]}


def _tallies(rows: QuerySet[ProposedLink]) -> list[Tally]:
    """Return the buildings of these lines in the order of the streets, with how many homes each has in them."""
    found = rows.order_by().values(BUILDING, f"{BUILDING}__address").annotate(
        n=Count("pk"), changed=Count("pk", filter=CHANGED), linked=Count("whose"))
    tallies = [{"id": row[BUILDING], "address": row[f"{BUILDING}__address"],
                **{name: row[name] for name in ("n", "changed", "linked")}} for row in found]
    return in_order(tallies, lambda one: one["address"], lambda _one: "")


def _by_street(places: list[Tally]) -> dict[str, list[Tally]]:
    found: dict[str, list[Tally]] = {}
    for one in places:
        found.setdefault(street_at(one["address"]), []).append(one)
    return found


def _row(title: str, places: list[Tally], url: str) -> Shown:
    n, linked, changed = (sum(one[name] for one in places) for name in ("n", "linked", "changed"))
    said = [_("{n} homes").format(n=n)]
    if changed:
        said.append(ngettext("{n} gets somebody new", "{n} get somebody new", changed).format(n=changed))
    return {"title": title, "url": url, "line": " · ".join(said), "light": "red" if linked < n else "none",
            "words": _("{n} without").format(n=n - linked) if linked < n else ""}

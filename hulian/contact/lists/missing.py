"""What is missing in a list, and what would cure it, in words. The row holds codes and numbers (planned.py)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from hulian.accounts.models import User
from hulian.contact.lists.names import names_of
from hulian.contact.lists.reasons import whole_name
from hulian.contact.members import members_of
from hulian.contact.models import Proposal
from hulian.places.models import Area, Building
from hulian.policies.pack import rule

NAMED = 4
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: what, what would help, and for how many homes (0: it is members who lack homes)."""

    words: str
    cures: list[str] = field(default_factory=list)
    homes: int = 0

    @property
    def detail(self) -> str:
        """Return the cures as one line; '' without any."""
        together = pgettext("between cures", "; or ").join(self.cures)
        return _("What would help: {cures}.").format(cures=together) if together else ""


def gaps_of(proposal: Proposal) -> list[Gap]:
    """Return what a list leaves open, in words."""
    return gaps_in_words(proposal.community, proposal.missing)


def gaps_in_words(community: Area, rows: Sequence[Row]) -> list[Gap]:
    """Return the same for a plan that isn't written down."""
    names = _names(community, rows)
    return [Gap(_words(row, names, community), _cures(row, names, community), row["homes"]) for row in rows]


def _names(community: Area, rows: Sequence[Row]) -> dict[str, str]:
    """Return the names of the buildings and members that are spoken of, in a fixed number of queries."""
    buildings = {UUID(pk) for row in rows for pk in (*row["buildings"][:NAMED], *_at(row)) if pk}
    members = {UUID(pk) for row in rows for pk in row["members"][:NAMED]}
    found = {str(one.pk): one.address for one in Building.objects.filter(pk__in=buildings)}
    found |= {str(one.pk): whole_name(one) for one in User.objects.filter(pk__in=members)}
    return found | {str(pk): name for pk, name in names_of(members_of(community) if members else ()).items()}


def _at(row: Row) -> list[str]:
    return [cure["building"] for cure in row["cures"]]


def _words(row: Row, names: Mapping[str, str], community: Area) -> str:
    n, most = row["homes"], _bound(row, "contact.most_households", community)
    if row["why"] == "no_members":
        return ngettext("There is no member yet who could look after a home: {n} home has nobody",
                        "There is no member yet who could look after a home: {n} homes have nobody", n).format(n=n)
    where = _listed(row["buildings"], names)
    said = {
        "all_refused": ngettext("{n} home at {where} and every member have said no to each other",
                                "{n} homes at {where} and every member have said no to each other", n),
        "out_of_reach": ngettext("{n} home at {where} is too far away for every member",
                                 "{n} homes at {where} are too far away for every member", n),
        "no_places": ngettext("Too few members: all are full, {n} home has nobody ({where})",
                              "Too few members: all are full, {n} homes have nobody ({where})", n)
                     if most is None else
                     ngettext("Too few members: with at most {most} homes each, {n} home has nobody ({where})",
                              "Too few members: with at most {most} homes each, {n} homes have nobody ({where})", n),
    }
    if row["why"] in said:
        return said[row["why"]].format(n=n, where=where, most=most)
    each = [_("{who} ({n} short)").format(who=names.get(pk, ""), n=by)
            for pk, by in zip(row["members"][:NAMED], row["by"], strict=False)]
    count, shown = len(row["members"]), _and_more(each, len(row["members"]))
    least = _bound(row, "contact.least_households", community)
    words = (ngettext("Too few homes: {count} member has fewer than agreed: {who}",
                      "Too few homes: {count} members have fewer than agreed: {who}", count) if least is None else
             ngettext("Too few homes: {count} member has fewer than {least}: {who}",
                      "Too few homes: {count} members have fewer than {least}: {who}", count))
    return words.format(count=count, least=least, who=shown)


def _bound(row: Row, name: str, community: Area) -> int | None:
    """Return the bound of these members, the rule's where it wasn't kept; None where they have bounds of their own."""
    found = set(row.get("bounds", ())) or {rule(name, community.path).value}
    return found.pop() if len(found) == 1 else None


def _cures(row: Row, names: Mapping[str, str], community: Area) -> list[str]:
    age = rule("contact.age_not_asked", community.path).value
    found = [_cure(cure, row, names) for cure in row["cures"]]
    if row["homes"]:
        found += [_("somebody of the committee fills the gap"),
                  _("members of {age} or over who would like to are asked after all").format(age=age)]
    return found


def _cure(cure: Mapping[str, Any], row: Row, names: Mapping[str, str]) -> str:
    n, at = cure["amount"], names.get(cure["building"], "")
    near = _(", best near {place}").format(place=at) if at else ""
    who = _listed(row["members"], names)
    return {
        "more_members": ngettext("{n} more member", "{n} more members", n) + near,
        "raise_most": ngettext("{who} each take {n} home more", "{who} each take {n} homes more", n),
        "fewer_members": ngettext("{n} of them takes a rest, and the others get these homes",
                                  "{n} of them take a rest, and the others get these homes", n),
        "lower_least": _("they may have {n} homes only"),
        "more_homes": ngettext("{n} home more", "{n} homes more", n),
    }[cure["cure"]].format(n=n, who=who)


def _listed(pks: Sequence[str], names: Mapping[str, str]) -> str:
    return _and_more([names[pk] for pk in pks[:NAMED] if pk in names], len(pks))


def _and_more(shown: Sequence[str], count: int) -> str:
    words = pgettext("between names", ", ").join(shown)
    return _("{words} and others").format(words=words) if count > len(shown) else words

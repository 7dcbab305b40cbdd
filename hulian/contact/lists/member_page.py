"""One member: their homes, what is known of them, and with whom they are kin or asked for."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.accounts.matrix import may
from hulian.contact.codes import NotAsked
from hulian.contact.lists.reasons import reason
from hulian.contact.members import Member, members_of
from hulian.contact.models import ContactLink, KnownTie, MemberFacts, Refusal
from hulian.core.actor import Actor
from hulian.core.natural import natural_key
from hulian.places.models import Area
from hulian.policies.pack import rule


def member_page(one: Member, community: Area, actor: Actor) -> dict[str, Any]:
    """Return everything that the page of a member says."""
    facts = MemberFacts.objects.filter(user=one.user, community=community).select_related("building").first()
    links = ContactLink.objects.in_force().filter(member=one.user, community=community)
    homes = sorted(links.select_related("household__dwelling__building"),
                   key=lambda row: natural_key(row.household.address))
    edit = may(actor, "link.propose", community.path)
    return {"member": one, "community": community, "homes": [_home(row, edit=edit) for row in homes],
            "groups": [_facts(one, facts, community), *_pairs(one, community)], "edit": edit}


def member_in(community: Area, user_id: Any) -> Member:  # noqa: ANN401 - a UUID
    """Return a member of a community. Raises Http404."""
    for one in members_of(community):
        if one.user.pk == user_id:
            return one
    raise Http404


def usual_bounds(community: Area) -> tuple[int, int]:
    """Return how many homes a member has at least and at most there."""
    return (rule("contact.least_households", community.path).value,
            rule("contact.most_households", community.path).value)


def _home(row: ContactLink, *, edit: bool) -> dict[str, Any]:
    home = row.household
    page = "contact:home-link" if edit else "people:household"
    return {"title": home.called, "url": reverse(page, args=[home.pk]), "words": "", "light": "none",
            "line": " · ".join(filter(None, [home.address, reason(row.basis, row.metres, row.area_path)]))}


def _facts(one: Member, facts: MemberFacts | None, community: Area) -> dict[str, Any]:
    least, most = usual_bounds(community)
    if facts:
        least, most = (usual if own is None else own for own, usual in ((facts.least, least), (facts.most, most)))
    where = facts.building.address if facts and facts.building else _("not known")
    asked = str(NotAsked(one.not_asked).label) if one.not_asked else _("yes, they are asked")
    return {"title": _("What is known"), "lines": [
        {"label": _("lives at"), "text": where}, {"label": pgettext("list of links", "asked"), "text": asked},
        {"label": _("how many homes"), "text": _bounds(least, most)}]}


def _bounds(least: int, most: int) -> str:
    """Return how many homes that is, in words; where both are one number, that."""
    return _("{n} homes").format(n=most) if least == most else _("{least} to {most}").format(least=least, most=most)


def _pairs(one: Member, community: Area) -> list[dict[str, Any]]:
    ties = KnownTie.objects.filter(member=one.user, household__community=community).select_related("household")
    said = Refusal.objects.filter(member=one.user, household__community=community).select_related("household")
    groups = [
        {"title": _("Kin, or asked for"), "lines": [
            {"label": row.get_kind_display(), "text": f"{row.household.called} · {row.household.address}"}
            for row in ties.order_by("at")]},
        {"title": _("Never together"), "lines": [
            {"label": _("{side} said no").format(side=row.get_side_display()), "text": row.household.called}
            for row in said.order_by("at")]}]
    return [group for group in groups if group["lines"]]

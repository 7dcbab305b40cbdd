"""Pictures of 户联系: the overview, a draft on its way to the notice board, who else could look after a home."""

from collections.abc import Iterator

from hulian.contact.lists.load import loads_of_draft
from hulian.contact.lists.overview import by_hand
from hulian.contact.members import members_of
from hulian.contact.models import ContactLink, Proposal
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.reassign import reassign
from hulian.places.models import Area
from tools import screenshot_rows as rows
from tools.screenshot_shot import ADMIN, NOBODY, Shot, at

SECRETARY = "lu"


def of_links() -> Iterator[Shot]:
    """Yield the lists of links, from the office's side, the branch's, the town's and the street's."""
    draft, home = _changed(_draft()), rows.home("陈姨")
    link, building = ContactLink.objects.in_force().get(household=home), home.dwelling.building_id
    yield Shot("links", ADMIN, at("contact:links"))
    yield Shot("links-town", "deng", at("contact:links"))
    yield Shot("links-board", NOBODY, at("contact:links-board", rows.CODE))
    yield Shot("links-list", SECRETARY, at("contact:list", draft.pk))
    yield Shot("links-list-street", SECRETARY, at("contact:list", draft.pk, query="street=东村二队"))
    yield Shot("links-list-new", ADMIN, at("contact:list-new", query=f"area={rows.CODE}"))
    yield Shot("links-list-ending", ADMIN, at("contact:list-ending", draft.pk))
    yield Shot("links-list-members", ADMIN, at("contact:list", draft.pk, query="by=member"))
    yield Shot("links-list-building", ADMIN, at("contact:list", draft.pk, query=f"building={building}"))
    yield Shot("links-list-map", ADMIN, at("contact:list-map", draft.pk, query=f"member={link.member_id}"))
    yield Shot("links-paper", SECRETARY, at("contact:list-print", draft.pk))
    yield Shot("links-line", ADMIN, at("contact:line", draft.pk, home.pk))
    yield Shot("links-home", ADMIN, at("contact:home-link", home.pk))
    yield Shot("links-refusal", ADMIN, at("contact:refusal", home.pk, query=f"member={link.member_id}&side=household"))
    yield Shot("links-tie", ADMIN, at("contact:tie", home.pk))
    yield Shot("links-adoption", SECRETARY, at("contact:list-adoption", draft.pk))
    yield Shot("links-member", ADMIN, at("contact:member", link.member_id))
    yield Shot("links-badge-renewal", ADMIN, at("contact:badge-renewal", link.member_id))
    yield Shot("links-member-facts", ADMIN, at("contact:member-facts", link.member_id))


def _changed(draft: Proposal) -> Proposal:
    """Return a draft of which one line was changed by hand."""
    load = loads_of_draft(draft.pk)
    line = draft.lines.exclude(member=None).select_related("household__community").order_by("pk")[0]
    free = next(one.user for one in members_of(draft.community)
                if load.get(one.user.pk, 0) < one.most and one.user.pk != line.member_id)
    if not by_hand(draft):
        reassign(line, free, by=rows.actor(ADMIN))
    return draft


def _draft() -> Proposal:
    """Return a list that is being talked over."""
    area = Area.objects.get(code=rows.CODE)
    return Proposal.objects.draft().filter(community=area).first() or propose(area, by=rows.actor(ADMIN))

"""From homes, members and stairs to what is printed of them: home cards, badges, stairwell sheets."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from hulian.accounts.models import User
from hulian.cases import stairs
from hulian.contact.models import ContactLink
from hulian.contact.own.link import tokens_for
from hulian.contact.own.page import ask_for, phone_of
from hulian.contact.verbs.renew_badge import PURPOSE
from hulian.core import links
from hulian.core.sealed import open_field
from hulian.people.models import Household
from hulian.people.verbs.renew_code import code_of
from hulian.places.models import Area, Building
from hulian.printing.badges import Badge
from hulian.printing.cards import HomeCard
from hulian.printing.sheets import StairwellSheet
from hulian.teams.forms.station import WEEKDAYS
from hulian.teams.models import StationTeam

LABELS = 8


def cards_of(homes: Sequence[Household], base: str) -> list[HomeCard]:
    """Return the cards of these homes, for those that somebody looks after; `base` is our address, without a slash."""
    members = dict(_members([home.pk for home in homes]))
    tokens = tokens_for([home for home in homes if home.pk in members])
    return [_card(home, members[home.pk], f"{base}/h/{tokens[home.pk]}/") for home in homes if home.pk in members]


def badges_of(users: Sequence[User], community: Area, base: str) -> list[Badge]:
    """Return the badges of members, each with the link by which anyone can check it."""
    made = links.ensure_many(PURPOSE, [user.pk for user in users])
    return [Badge(name=user.name, standing=_("party member · household contact"), community=community.name,
                  link=f"{base}/b/{links.token_of(made[user.pk])}/") for user in users]


def stairs_of(buildings: Sequence[Building], community: Area, base: str) -> list[StairwellSheet]:
    """Return a sheet for each stair: it lets anyone report and ring, and tells nothing else.

    Its link knows the stair, so nobody has to write where they stand.
    """
    made = links.ensure_many(stairs.PURPOSE, [building.pk for building in buildings])
    return [StairwellSheet(community=community.name, phone=phone_of(community), place=building.address,
                           link=f"{base}/r/{links.token_of(made[building.pk])}/") for building in buildings]


def labels_of(community: Area, base: str) -> list[StairwellSheet]:
    """Return a page of labels for doors: they name no place, so they serve every door."""
    link = f"{base}/r/{links.token_of(links.ensure('report', community.pk))}/"
    return [StairwellSheet(community=community.name, phone=phone_of(community), link=link)] * LABELS


def _card(home: Household, member: User, link: str) -> HomeCard:
    community = home.community
    team = getattr(community, "station_team", None)
    own = open_field(member, "phone")
    standing = _("party member") if own else f"{_('party member')} · {ask_for(member)}"
    return HomeCard(
        called=home.called, address=home.address, community=community.name, contact=str(member), name=member.name,
        standing=standing, phone=own or phone_of(community),
        code=code_of(home).replace(" ", ""), link=link,
        station_day=_day(team), station_place=team.place if team else "",
        station_phone=phone_of(community),
    )


def _day(team: StationTeam | None) -> str:
    if team is None:
        return ""
    return _("Every {weekday}, {opens}").format(weekday=dict(WEEKDAYS)[team.weekday], opens=f"{team.opens:%H:%M}")


def _members(home_ids: Sequence[UUID]) -> Iterable[tuple[UUID, User]]:
    for at in range(0, len(home_ids), 500):
        rows = ContactLink.objects.in_force().served().filter(household_id__in=home_ids[at:at + 500])
        yield from ((row.household_id, row.member) for row in rows.select_related("member"))

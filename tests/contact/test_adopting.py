"""The branch adopts a list, and it goes on the notice board."""

from datetime import timedelta

import pytest

from hulian.accounts.models import Grant
from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.contact.errors import HomesWithout, ListMovedOn, NotAdopted
from hulian.contact.lists.board import doors_of, on_board
from hulian.contact.models import ContactLink, Due, Proposal, Refusal
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.drop import drop
from hulian.contact.verbs.link import link
from hulian.contact.verbs.note_member import Noted, note_member
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.publish import publish
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.notices.models import Notice
from hulian.people.models import Household
from tests.contact.branch import add_branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(community):
    """榕塘 with 3 buildings of 8 homes more, a member living in each."""
    area = community()
    homes, users = add_branch(area, buildings=3, homes_each=8, members_each=1)
    return area, homes, users


@pytest.fixture
def draft(town, actor):
    return propose(town[0], by=actor("fen"))


def held(area):
    return dict(ContactLink.objects.in_force().filter(community=area).values_list("household_id", "member_id"))


def test_the_secretary_adopts_and_the_list_holds(town, draft, actor):
    area, homes, users = town
    row = adopt(draft, decided_on=clock.today(), by=actor("lu"))

    assert (row.adopted_by, row.decided_on, row.published_at) == ("陆书记", clock.today(), None)
    assert held(area) == dict(draft.lines.values_list("household_id", "member_id"))
    assert len(held(area)) == Household.objects.standing().filter(community=area).count()
    assert Due.objects.open().filter(household=homes[0]).count() == 1
    assert Notice.objects.get(user_id=users[0].pk, kind="link_many").count > 0
    assert Event.objects.filter(verb="contact.adopt", subject_id=draft.pk).count() == 1


def test_what_was_decided_since_the_draft_stands(town, draft, actor):
    area, _homes, users = town
    first, second = draft.lines.order_by("household_id")[:2]
    other = next(user for user in users if user.pk not in {first.member_id, second.member_id})
    link(first.household, other, by=actor("lu"))
    note_member(area, Noted(second.member, not_asked="infirm"), by=actor("fen"))

    adopt(draft, decided_on=clock.today(), by=actor("lu"), even_without=True)

    now = held(area)
    assert now[first.household_id] == other.pk
    assert second.member_id not in now.values()


def test_who_gains_and_who_loses_a_home_is_told(town, draft, actor):
    _area, _homes, users = town
    line = draft.lines.filter(member=users[0]).first()
    link(line.household, users[1], by=actor("lu"))
    Notice.objects.all().delete()
    line.household.contact_links.update(starts_at=clock.now() - timedelta(days=1))

    adopt(draft, decided_on=clock.today(), by=actor("lu"))

    told = dict(Notice.objects.filter(kind="link_many").values_list("user_id", "count"))
    assert told[users[1].pk] == draft.lines.filter(member=users[1]).count() + 1
    assert told[users[0].pk] == draft.lines.filter(member=users[0]).count()


def test_the_branch_sees_on_today_what_waits_for_it(draft, actor, client_of):
    def said():
        page = client_of("lu").get("/today/").content.decode()
        return [words for words in ("支部商量", "还没公示") if words in page]

    assert said() == ["支部商量"]
    adopt(draft, decided_on=clock.today(), by=actor("lu"))
    assert said() == ["还没公示"]
    publish(draft, by=actor("fen"))
    assert said() == []


def test_only_the_secretary_adopts(draft, actor):
    for slug in ("fen", "luo", "deng", "li", "jiang", "xiaoyu"):
        with pytest.raises(NotAllowed):
            adopt(draft, decided_on=clock.today(), by=actor(slug))
    assert ContactLink.objects.count() == 0


def test_two_taps_adopt_once(draft, actor):
    adopt(draft, decided_on=clock.today(), by=actor("lu"))
    with pytest.raises(ListMovedOn):
        adopt(draft, decided_on=clock.today(), by=actor("lu"))
    assert Event.objects.filter(verb="contact.adopt").count() == 1


def test_a_list_with_gaps_is_adopted_only_knowingly(town, draft, actor):
    area, homes, users = town
    link(homes[0], users[1], by=HULIAN)
    draft.lines.filter(household__in=homes[:2]).update(member=None, basis="")
    with pytest.raises(HomesWithout) as refusal:
        adopt(draft, decided_on=clock.today(), by=actor("lu"))
    draft.refresh_from_db()
    assert (refusal.value.count, draft.adopted_at, len(held(area))) == (1, None, 1)  # one was found by hand since

    adopt(draft, decided_on=clock.today(), even_without=True, by=actor("lu"))
    assert held(area)[homes[0].pk] == users[1].pk
    assert homes[1].pk not in held(area)


def test_what_changed_since_the_draft_is_left_out(town, draft, actor):
    area, homes, _users = town
    lines = dict(draft.lines.values_list("household_id", "member_id"))
    Household.objects.filter(pk=homes[0].pk).update(moved_out_at=clock.now())
    Refusal.objects.create(household=homes[1], member_id=lines[homes[1].pk], side="household", at=clock.now())
    gone = lines[homes[2].pk]
    Grant.objects.filter(user=gone).update(ends_at=clock.now())
    adopt(draft, decided_on=clock.today(), even_without=True, by=actor("lu"))

    assert {homes[0].pk, homes[1].pk} & set(held(area)) == set()
    assert gone not in held(area).values()


def test_who_keeps_their_member_keeps_their_link(town, draft, actor):
    area, homes, _users = town
    adopt(draft, decided_on=clock.today(), by=actor("lu"))
    first = ContactLink.objects.in_force().get(household=homes[0])
    adopt(propose(area, by=HULIAN), decided_on=clock.today(), by=actor("lu"))

    assert ContactLink.objects.in_force().get(household=homes[0]) == first
    assert ContactLink.objects.exclude(ends_at=None).count() == 0


def test_nothing_hangs_on_the_board_before_it_is_published(town, draft, actor):
    area, *_ = town
    with pytest.raises(NotAdopted):
        publish(draft, by=actor("fen"))
    adopt(draft, decided_on=clock.today(), by=actor("lu"))
    assert on_board(area) is None
    with pytest.raises(NotAllowed):
        publish(draft, by=actor("luo"))

    for _tap in range(2):
        publish(draft, by=actor("fen"))
    assert on_board(area) == draft
    assert Event.objects.filter(verb="contact.publish").count() == 1
    assert {door.building for door in doors_of(draft)} >= {"联心街 1 号", "联心街 3 号"}


def test_the_board_knows_who_was_arranged_by_hand_since(town, draft, actor):
    _area, homes, users = town
    adopt(draft, decided_on=clock.today(), by=actor("lu"))
    publish(draft, by=actor("lu"))
    before = draft.lines.get(household=homes[0]).member
    other = next(user for user in users if user != before)
    link(homes[0], other, by=actor("lu"))

    shown = {(one.building, one.door): one.name for one in doors_of(draft)}
    assert shown[homes[0].dwelling.building.address, homes[0].dwelling.unit] == other.name


def test_an_adopted_list_does_not_show_through_before_it_is_published(town, draft, actor):
    area, homes, users = town
    adopt(draft, decided_on=clock.today(), by=actor("lu"))
    publish(draft, by=actor("lu"))
    before = draft.lines.get(household=homes[0]).member
    other = next(user for user in users if user != before)
    with clock.at(clock.now() + timedelta(days=1)):
        second = propose(area, by=HULIAN)
        second.lines.filter(household=homes[0]).update(member=other)
        adopt(second, decided_on=clock.today(), by=actor("lu"))

    door = next(one for one in doors_of(on_board(area))
                if (one.building, one.door) == (homes[0].dwelling.building.address, homes[0].dwelling.unit))
    assert door.name == before.name


def test_a_dropped_draft_is_never_adopted(draft, actor):
    drop(draft, by=actor("fen"))
    for act in (lambda: adopt(draft, decided_on=clock.today(), by=actor("lu")), lambda: drop(draft, by=actor("fen"))):
        with pytest.raises(ListMovedOn):
            act()
    assert Proposal.objects.draft().count() == 0

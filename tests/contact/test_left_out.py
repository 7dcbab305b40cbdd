"""Too few places: who is left out, what the draft says of it, and that it is so once the list is adopted."""

from datetime import date

import pytest
from django.utils import translation

from hulian.accounts.models import Grant, User
from hulian.contact.codes import LinkEnd
from hulian.contact.lists.lines import counts_of
from hulian.contact.lists.load import loads_of_draft
from hulian.contact.lists.missing import gaps_of
from hulian.contact.lists.overview import without_link
from hulian.contact.lists.planned import planned_for
from hulian.contact.members import loads
from hulian.contact.models import ContactLink, MemberFacts, Refusal
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.propose import propose
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.people.models import Need, ResidentNeed
from hulian.people.register_many import NewHome, NewResident, add_homes
from tests.contact.branch import add_branch, add_member, rest

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(community):
    """荔塘 with 2 buildings of 12 homes, a member in each, who have them all; nobody else is asked."""
    area = community("demo-litang")
    homes, users = add_branch(area, buildings=2, homes_each=12, members_each=1)
    rest(area, *users)
    decide(propose(area, by=HULIAN))
    return area, homes, users


def decide(draft):
    return adopt(draft, decided_on=clock.today(), by=HULIAN, even_without=True)


def held(area):
    return dict(ContactLink.objects.in_force().filter(community=area).values_list("household_id", "member_id"))


def words_of(page):
    return page.content.decode()


def test_who_has_somebody_keeps_them_and_who_is_new_waits(town):
    area, homes, users = town
    MemberFacts.objects.filter(user__in=users).update(most=12)
    before = held(area)
    more = add_homes(area, [NewHome(homes[0].dwelling.building, f"90{n}", f"新{n}", [NewResident(f"新{n}")])
                            for n in range(3)], by=HULIAN)
    draft = propose(area, by=HULIAN)

    assert set(draft.lines.filter(member=None).values_list("household", flat=True)) == {home.pk for home in more}
    assert (draft.changed, len(before)) == (0, len(homes))


def test_the_frail_are_not_the_ones_who_wait(town):
    area, homes, users = town
    MemberFacts.objects.filter(user__in=users).update(most=10)
    frail = [*homes[:10:2], *homes[12:22:3]]
    for home in frail:
        ResidentNeed.objects.create(resident=home.residents.get(), code=Need.NO_KIN, since=date(2026, 1, 1))
    waiting = propose(area, by=HULIAN).lines.filter(member=None)

    assert waiting.count() == 4
    assert not waiting.filter(household__in=frail).exists()


def test_what_the_draft_says_of_homes_without_is_so_after_the_meeting(town):
    area, _homes, users = town
    MemberFacts.objects.filter(user=users[0]).update(most=10)
    MemberFacts.objects.filter(user=users[1]).update(most=12)
    draft, before = propose(area, by=HULIAN), held(area)
    counts, load = counts_of(draft), loads_of_draft(draft.pk)

    assert (counts["homes"], counts["linked"], counts["staying"], draft.changed) == (24, 22, 2, 0)
    assert load == {users[0].pk: 12, users[1].pk: 12}
    decide(draft)
    assert held(area) == before
    assert loads([user.pk for user in users]) == load
    assert without_link(area).count() == 0
    assert propose(area, by=HULIAN).changed == 0


def test_homes_of_who_left_have_nobody_and_are_counted_so(town):
    area, _homes, users = town
    theirs = loads([users[0].pk])[users[0].pk]
    Grant.objects.filter(user=users[0]).update(ends_at=clock.now())
    draft = propose(area, by=HULIAN)
    counts = counts_of(draft)
    nobody = counts["homes"] - counts["linked"]

    assert (nobody, counts["staying"], draft.changed) == (4, 0, theirs)
    decide(draft)
    assert without_link(area).count() == nobody
    assert users[0].pk not in held(area).values()
    assert ContactLink.objects.filter(ended_why=LinkEnd.MEMBER_LEFT).count() == nobody
    assert propose(area, by=HULIAN).changed == 0


def test_who_isn_t_asked_any_more_goes_on_until_somebody_is_found(town):
    area, homes, users = town
    MemberFacts.objects.filter(user=users[0]).update(not_asked="age")
    draft, before = propose(area, by=HULIAN), held(area)
    counts = counts_of(draft)

    assert (counts["homes"] - counts["linked"], counts["staying"]) == (4, 4)
    assert draft.changed == len([home for home in homes if before[home.pk] == users[0].pk]) - 4
    decide(draft)
    assert loads([users[0].pk]) == {users[0].pk: 4}
    assert propose(area, by=HULIAN).changed == 0


def test_a_whole_block_that_refused_its_members_keeps_them_until_there_is_another(town):
    area, homes, users = town
    MemberFacts.objects.filter(user__in=users).update(least=0)
    Refusal.objects.bulk_create([Refusal(household=home, member=user, side="household", at=clock.now())
                                 for home in homes[:12] for user in users])
    draft, before = propose(area, by=HULIAN), held(area)

    assert set(draft.lines.filter(member=None).values_list("household", flat=True)) == {home.pk for home in homes[:12]}
    assert (counts_of(draft)["staying"], draft.changed) == (12, 0)
    assert decide(draft).adopted_at
    assert held(area) == before


def test_the_page_of_the_draft_says_who_goes_on_and_the_load_with_it(town, client_of):
    area, _homes, users = town
    MemberFacts.objects.filter(user=users[0]).update(most=10)
    MemberFacts.objects.filter(user=users[1]).update(most=12)
    draft = propose(area, by=HULIAN)
    jiang = client_of("jiang")
    page = words_of(jiang.get(f"/links/lists/{draft.pk}/?show=nobody"))

    assert "24 户里有 22 户有人联系" in page
    assert "2 户先由现在的党员接着联系" in page
    assert page.count("找到人以前还是") == 2
    mine = jiang.get(f"/links/lists/{draft.pk}/?member={users[0].pk}").context["groups"]
    assert sum(len(group["rows"]) for group in mine) == 12


def test_bounds_of_their_own_are_named_as_they_are(town):
    area, homes, users = town
    MemberFacts.objects.filter(user=users[0]).update(most=9)
    MemberFacts.objects.filter(user=users[1]).update(most=11)
    with translation.override("zh-hans"):
        full = gaps_of(propose(area, by=HULIAN))[0].words
    MemberFacts.objects.filter(user__in=users).update(least=14, most=20)
    with translation.override("zh-hans"):
        short = gaps_of(propose(area, by=HULIAN))[0]

    assert "每个人都满了，还有 4 户没人联系" in full
    assert "不到 14 户" in short.words
    assert len(homes) == 24
    assert "再多 4 户" in short.detail


def test_five_each_cannot_be_had_and_the_page_says_by_how_much_and_what_would_help(town, client_of):
    area, homes, _users = town
    for n in range(4):
        add_member(area, f"m9-{n}", homes[0].dwelling.building)
    draft = propose(area, by=HULIAN)
    page = words_of(client_of("jiang").get(f"/links/lists/{draft.pk}/"))

    assert planned_for(area).plan.violations.under > 0
    assert "住户不够分" in page
    assert "再多 6 户" in page


def test_members_of_one_name_are_told_apart(town):
    area, _homes, users = town
    User.objects.filter(pk__in=[user.pk for user in users]).update(name="陈国栋", called="陈叔")
    MemberFacts.objects.filter(user__in=users).update(least=14)
    with translation.override("zh-hans"):
        words = gaps_of(propose(area, by=HULIAN))[0].words

    assert "陈叔 陈国栋（联心街 1 号）差 2 户" in words
    assert "陈叔 陈国栋（联心街 2 号）差 2 户" in words

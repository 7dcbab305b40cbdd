"""Drafting a list of links: rules, ties, refusals, what is missing, and how little moves when somebody leaves."""

import pytest
from django.utils import translation

from hulian.accounts.models import Grant
from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.contact.codes import Basis
from hulian.contact.errors import ListMovedOn, MemberFull, NotAMember, PairRefused
from hulian.contact.lists.load import loads_of_draft
from hulian.contact.lists.missing import gaps_of
from hulian.contact.lists.planned import planned_for
from hulian.contact.models import ContactLink, MemberFacts, Proposal, ProposedLink, Refusal
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.drop import drop
from hulian.contact.verbs.link import link
from hulian.contact.verbs.note_tie import note_tie
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.reassign import reassign
from hulian.contact.verbs.refuse import refuse
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.people.models import Household
from tests.contact.branch import add_branch, rest

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(community, db):
    """荔塘 with 6 buildings of 10 homes, a member living in each; nobody else there is asked."""
    area = community("demo-litang")
    homes, users = add_branch(area, buildings=6, homes_each=10, members_each=1)
    rest(area, *users)
    return area, homes, users


def lines_of(proposal):
    return {line.household_id: line for line in proposal.lines.select_related("member")}


def test_a_draft_gives_every_home_somebody_near_and_breaks_no_rule(town):
    area, homes, _users = town
    planned = planned_for(area)
    draft = propose(area, planned=planned, by=HULIAN)

    assert (planned.plan.violations.total, draft.objective, draft.missing) == (0, draft.lower_bound, [])
    lines = lines_of(draft)
    assert set(lines) >= {home.pk for home in homes}
    assert all(5 <= n <= 20 for n in loads_of_draft(draft.pk).values())
    assert {lines[home.pk].basis for home in homes} == {Basis.NEAR}
    assert max(lines[home.pk].metres for home in homes) < 130


def test_kin_and_wishes_come_before_nearness_and_say_so(town):
    area, homes, users = town
    note_tie(homes[0], users[5], "kin", by=HULIAN)
    note_tie(homes[1], users[4], "wish", by=HULIAN)
    lines = lines_of(propose(area, by=HULIAN))

    assert (lines[homes[0].pk].member, lines[homes[0].pk].basis) == (users[5], Basis.KIN)
    assert (lines[homes[1].pk].member, lines[homes[1].pk].basis) == (users[4], Basis.WISH)


def test_a_refused_pair_never_comes_back(town):
    area, homes, _users = town
    draft = propose(area, by=HULIAN)
    line = lines_of(draft)[homes[0].pk]
    first = line.member
    refuse(homes[0], first, "household", why="以前闹过不愉快", by=HULIAN)

    line.refresh_from_db()
    assert line.member not in {first, None}
    assert line.basis in {Basis.NEAR, Basis.CONVENIENT}
    for _again in range(2):
        assert lines_of(propose(area, by=HULIAN))[homes[0].pk].member != first
    with pytest.raises(PairRefused):
        reassign(lines_of(Proposal.objects.draft().get(community=area))[homes[0].pk], first, by=HULIAN)
    with pytest.raises(PairRefused):
        note_tie(homes[0], first, "kin", by=HULIAN)


def test_a_no_to_a_link_in_force_leaves_nobody_alone_and_moves_with_the_next_list(town):
    area, homes, users = town
    link(homes[0], users[0], by=HULIAN)
    refuse(homes[0], users[0], "member", by=HULIAN)
    assert ContactLink.objects.in_force().get(household=homes[0]).member == users[0]

    line = lines_of(propose(area, by=HULIAN))[homes[0].pk]
    assert (line.former, line.member == users[0]) == (users[0], False)


def test_a_member_may_say_no_for_themselves_only(town, actor, home, person):
    refuse(home("陈姨"), person("luo"), "member", by=actor("luo"))
    assert Refusal.objects.get().by_id == person("luo").pk
    with pytest.raises(NotAllowed):
        refuse(home("关婆婆"), person("luo"), "household", by=actor("luo"))


def test_when_one_member_leaves_hardly_anybody_else_gets_somebody_new(community):
    area = community("demo-litang")
    homes, users = add_branch(area, buildings=20, homes_each=15, members_each=1)
    rest(area, *users)
    adopt(propose(area, by=HULIAN), decided_on=clock.today(), by=HULIAN)
    gone = users[7]
    theirs = ContactLink.objects.in_force().filter(member=gone).count()
    Grant.objects.filter(user=gone).update(ends_at=clock.now())

    draft = propose(area, by=HULIAN)
    moved = [line for line in draft.lines.exclude(former=None) if line.former_id not in {line.member_id, gone.pk}]
    assert len(homes) == 300
    assert theirs > 0
    assert draft.missing == []
    assert len(moved) < 0.01 * (len(homes) - theirs)
    assert draft.changed == len(moved) + theirs
    assert not draft.lines.filter(member=gone).exists()


def test_with_too_few_members_the_rest_gets_a_plan_and_the_words_say_what_would_help(town):
    area, homes, users = town
    rest(area, users[0], users[1])
    draft = propose(area, by=HULIAN)

    assert draft.lines.exclude(member=None).count() == 40
    with translation.override("zh-hans"):
        gap = gaps_of(draft)[0]
    assert f"{len(homes) - 40} 户" in gap.words
    assert "最多 20 户" in gap.words
    assert "再有 1 名党员" in gap.detail
    assert "居委会" in gap.detail


def test_a_block_where_all_refuse_is_named(town):
    area, homes, users = town
    for home in homes[:10]:
        Refusal.objects.bulk_create([Refusal(household=home, member=user, side="household", at=clock.now())
                                     for user in users])
    draft = propose(area, by=HULIAN)

    assert draft.lines.filter(member=None).count() == 10
    assert draft.lines.exclude(member=None).count() == 50
    with translation.override("zh-hans"):
        words = [gap.words for gap in gaps_of(draft)]
    assert any("联心街 1 号" in said and "10 户" in said for said in words)


def test_members_under_the_least_are_named_and_by_how_much(community):
    area = community("demo-litang")
    _homes, users = add_branch(area, buildings=1, homes_each=7, members_each=2)
    rest(area, *users)
    draft = propose(area, by=HULIAN)

    assert draft.lines.filter(member=None).count() == 0
    with translation.override("zh-hans"):
        said = gaps_of(draft)[0].words
    assert "差 3 户" in said
    assert "员m0" in said


def test_without_members_or_homes_there_is_still_an_answer(community):
    area = community("demo-songchong")
    rest(area)
    empty = propose(area, by=HULIAN)
    assert (empty.missing, empty.lines.count()) == ([], 0)

    add_branch(area, buildings=1, homes_each=3, members_each=0)
    draft = propose(area, by=HULIAN)
    assert draft.lines.filter(member=None).count() == 3
    with translation.override("zh-hans"):
        assert "3 户" in gaps_of(draft)[0].words


def test_who_rests_and_who_has_bounds_of_their_own_is_heard(town):
    area, _homes, users = town
    MemberFacts.objects.filter(user=users[2]).update(most=6, least=6)
    MemberFacts.objects.filter(user=users[3]).update(not_asked="age")
    load = loads_of_draft(propose(area, by=HULIAN).pk)

    assert load[users[2].pk] == 6
    assert users[3].pk not in load


def test_a_new_draft_lays_the_old_one_aside(town):
    area, *_ = town
    old, new = propose(area, by=HULIAN), propose(area, by=HULIAN)
    old.refresh_from_db()

    assert old.dropped_at is not None
    assert Event.objects.filter(verb="contact.drop", subject_id=old.pk).count() == 1
    assert Proposal.objects.draft().get(community=area) == new


def test_a_line_is_reassigned_by_hand_to_who_has_room(town, actor):
    area, homes, users = town
    draft = propose(area, by=HULIAN)
    line = lines_of(draft)[homes[0].pk]
    reassign(line, users[3], by=HULIAN)
    line.refresh_from_db()
    assert (line.member, line.basis, line.metres > 150) == (users[3], Basis.HAND, True)

    MemberFacts.objects.filter(user=users[4]).update(most=1, least=0)
    with pytest.raises(MemberFull):
        reassign(line, users[4], by=HULIAN)
    with pytest.raises(NotAMember):
        reassign(line, actor_user("luo"), by=HULIAN)
    with pytest.raises(NotAllowed):
        reassign(line, users[2], by=actor("lu"))
    drop(draft, by=HULIAN)
    with pytest.raises(ListMovedOn):
        reassign(line, users[2], by=HULIAN)


def test_who_may_draft(town, community, actor):
    for slug in ("luo", "deng", "jiang", "xiaoyu", "li"):
        with pytest.raises(NotAllowed):
            propose(community(), by=actor(slug))
    assert propose(community(), by=actor("fen")).lines.count() == Household.objects.standing().filter(
        community=community()).count()


def test_homes_that_left_are_in_no_draft(town):
    area, homes, _users = town
    Household.objects.filter(pk=homes[0].pk).update(moved_out_at=clock.now())
    draft = propose(area, by=HULIAN)
    assert not ProposedLink.objects.filter(proposal=draft, household=homes[0]).exists()


def actor_user(slug):
    from hulian.accounts.models import User

    return User.objects.get(username=slug)

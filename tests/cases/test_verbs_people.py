"""Who may really act: by their own work, by their own link, inside their own place, and round whom it is about."""

import pytest
from django.test import Client

from hulian.accounts.actors import actor_of
from hulian.accounts.models import Grant, User
from hulian.accounts.register import add_user, end_grant, grant_role
from hulian.audit.models import Event
from hulian.cases.errors import CertificateMissing, MissingEvidence, NotAllowed, WrongState
from hulian.cases.first_page import counts
from hulian.cases.lists import filtered, tabs_of
from hulian.cases.models import Case
from hulian.cases.tracker import token_for
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.assign import assign
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.decline import decline
from hulian.cases.verbs.follow_up import follow_up
from hulian.cases.verbs.give_back import give_back
from hulian.cases.verbs.merge import merge
from hulian.cases.verbs.refuse import refuse
from hulian.cases.verbs.reopen import reopen
from hulian.cases.verbs.report import Report, report
from hulian.cases.verbs.resolve import resolve
from hulian.cases.verbs.take import take
from hulian.core import clock, search
from hulian.core.actor import HULIAN, resident
from hulian.notices.models import Notice
from hulian.teams.models import Certificate
from hulian.teams.register import add_helper
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


@pytest.fixture
def zhou(person):
    return person("zhou").helper


def told_of(case) -> set:
    return set(Notice.objects.filter(case_id=case.pk).values_list("user_id", flat=True))


def test_the_first_receiver_is_responsible_until_another_has_taken_it(flow, actor, person):
    case = flow.reported()
    assert case.responsible == (person("xiaoyu").pk, "小余")
    accept(case, by=actor("li"))
    assert case.responsible == (person("li").pk, "李书记")
    give_back(case, by=actor("li"), reason="不归我管")
    assert case.responsible == (person("xiaoyu").pk, "小余")


def test_of_two_who_accept_at_once_one_is_told_that_it_has_moved_on(flow, actor, person):
    case = flow.reported()
    as_li_saw_it, as_fen_saw_it = Case.objects.get(pk=case.pk), Case.objects.get(pk=case.pk)
    accept(as_li_saw_it, by=actor("li"))
    with pytest.raises(WrongState):
        accept(as_fen_saw_it, by=actor("fen"))
    case.refresh_from_db()
    assert (case.holder_id, case.acceptances.count()) == (person("li").pk, 1)


@pytest.mark.parametrize("verb", ["inspect", "make_safe", "appoint", "hand_over", "categorise"])
def test_a_page_that_lay_open_can_do_nothing_to_a_case_that_has_ended(verb, flow, actor):
    from datetime import timedelta

    from hulian.cases.table import VERBS, run

    case = flow.accepted()
    stale = Case.objects.get(pk=case.pk)
    resolve(case, by=actor("li"), what="好了")
    confirm(case, by=actor("xiaoyu"), mark=5, way="signature")
    events = Event.objects.count()
    data = {"inspect": {"finding": "x"}, "make_safe": {"what": "x"}, "hand_over": {"body": "供电所"},
            "appoint": {"starts_at": clock.now() + timedelta(days=1), "names": "x", "told": "phone"},
            "categorise": {"category": "water", "urgency": "long"}}[verb]
    with pytest.raises(WrongState):
        run(VERBS[verb], stale, actor("li"), data)
    assert Event.objects.count() == events


def test_work_given_out_meanwhile_does_not_put_a_begun_case_back(flow, actor, zhou):
    case = flow.accepted()
    task = flow.given(case, zhou)
    stale = Case.objects.get(pk=case.pk)
    take(task, by=actor("zhou"))
    flow.given(stale, zhou)
    assert Case.objects.get(pk=case.pk).state == "in_progress"


def test_a_helper_takes_refuses_and_finishes_their_own_work_only(flow, actor, person, zhou):
    case = flow.accepted()
    task = flow.given(case, zhou)
    flow.given(case, person("huang").helper, "plumbing")
    for verb in (lambda: take(task, by=actor("huang")), lambda: refuse(task, by=actor("huang"), reason="不行")):
        with pytest.raises(NotAllowed):
            verb()
    take(task, by=actor("zhou"))


def test_a_certificate_that_ran_out_since_the_helper_was_asked_stops_the_work(flow, actor, zhou):
    task = flow.given(flow.accepted(), zhou, "electric")
    Certificate.objects.filter(helper=zhou).update(expires_on="2020-01-01")
    with pytest.raises(CertificateMissing):
        take(task, by=actor("zhou"))


def test_no_helper_and_no_escort_of_another_community(flow, person, community, zhou):
    case = flow.accepted()
    stranger = add_user("far", name="远", by=HULIAN, area=community("demo-litang"))
    far = add_helper(stranger, community("demo-litang"), kind="trade", skills=["plumbing"], by=HULIAN)
    with pytest.raises(MissingEvidence, match="helper_missing"):
        flow.given(case, far)
    with pytest.raises(MissingEvidence, match="escort_missing"):
        flow.given(case, zhou, escort=person("jiang"))
    User.objects.filter(pk=zhou.user_id).update(is_active=False)
    with pytest.raises(MissingEvidence, match="helper_missing"):
        flow.given(case, type(zhou).objects.get(pk=zhou.pk))
    assert not case.tasks.exists()


def test_whom_it_is_about_neither_does_the_work_nor_comes_along(actor, person, flow, zhou, community):
    case = flow.reported(about_id=zhou.user_id)
    grant_role(person("deng"), "community_admin", community("rongxi"), by=HULIAN)
    accept(case, by=actor("deng"))
    with pytest.raises(MissingEvidence, match="helper_missing"):
        assign(case, by=actor("deng"), helper=zhou, skill="appliances")
    with pytest.raises(MissingEvidence, match="escort_missing"):
        assign(case, by=actor("deng"), helper=person("huang").helper, skill="appliances", escort=person("zhou"))


def test_only_its_holder_or_who_could_decline_it_gives_an_accepted_case_back(flow, actor, person, community):
    member = add_user("member", name="成员", by=HULIAN, area=community())
    grant_role(member, "station_member", community(), by=HULIAN)
    case = flow.accepted()
    with pytest.raises(NotAllowed):
        give_back(case, by=actor_of(member), reason="我来拿走")
    give_back(case, by=actor("fen"), reason="他病了")
    accept(case, by=actor_of(member))
    give_back(case, by=actor_of(member), reason="不归我管")
    assert (case.state, case.holder_id) == ("reported", None)


def test_a_resident_acts_by_the_link_of_that_case_only(flow, actor):
    mine, other = flow.resolved(), flow.resolved()
    for stranger in (resident("陈姨"), resident("陈姨", other.pk)):
        with pytest.raises(NotAllowed):
            confirm(mine, by=stranger, mark=5)
        with pytest.raises(NotAllowed):
            reopen(mine, by=stranger, reason="又坏了")
    confirm(mine, by=resident("陈姨", mine.pk), mark=5)
    assert mine.state == "closed"


def test_the_tracker_takes_the_word_for_its_own_case(flow):
    case, other = flow.resolved(), flow.resolved()
    Client().post(f"/t/{token_for(case)}/", {"satisfaction": "5", "text": "亮堂了"})
    states = Case.objects.filter(pk__in=[case.pk, other.pk]).values_list("pk", "state")
    assert dict(states) == {case.pk: "closed", other.pk: "resolved"}


def test_who_did_the_work_does_not_ask_how_it_was(flow, actor, person, zhou, community):
    case = flow.resolved(zhou)
    grant_role(person("zhou"), "social_worker", community(), by=HULIAN)
    for verb in (lambda: follow_up(case, by=actor("zhou"), how="phone", reached=True, mark=5),
                 lambda: confirm(case, by=actor("zhou"), mark=5, way="signature")):
        with pytest.raises(MissingEvidence, match="own_work"):
            verb()
    follow_up(case, by=actor("li"), how="phone", reached=True, mark=5)
    assert case.state == "closed"


def test_where_nobody_was_sent_it_was_done_by_who_said_so(flow, actor):
    case = flow.resolved()
    with pytest.raises(MissingEvidence, match="own_work"):
        follow_up(case, by=actor("li"), how="phone", reached=True, mark=5)
    follow_up(case, by=actor("fen"), how="phone", reached=True, mark=5)


def test_declining_tells_who_reported_it(flow, actor, person):
    case = flow.reported(by="luo")
    decline(case, by=actor("li"), reason="这是供电所的")
    assert Notice.objects.filter(user_id=person("luo").pk, kind="decline", case_id=case.pk).exists()


def test_merging_stays_within_what_one_sees(flow, actor, community):
    case, into = flow.reported(), flow.reported()
    there = report(community("demo-litang"), Report("跳闸"), by=actor("jiang"))
    round_li = flow.reported(about_staff=True)
    for other in (None, case, there, round_li):
        with pytest.raises(MissingEvidence, match="same_case"):
            merge(case, by=actor("li"), into=other)
    merge(case, by=actor("li"), into=into)
    assert (case.state, case.merged_into_id) == ("merged", into.pk)


def test_what_goes_round_the_community_is_not_merged_into_what_it_sees(flow, actor, person, community):
    grant_role(person("deng"), "community_admin", community("rongxi"), by=HULIAN)
    seen, round_li = flow.reported(), flow.reported(about_staff=True)
    for case, into in ((seen, round_li), (round_li, seen)):
        with pytest.raises(MissingEvidence, match="same_case"):
            merge(case, by=actor("deng"), into=into)


def test_two_cases_are_not_merged_into_each_other(flow, actor):
    one, two = flow.reported(), flow.reported()
    stale_one, stale_two = Case.objects.get(pk=one.pk), Case.objects.get(pk=two.pk)
    merge(one, by=actor("li"), into=two)
    with pytest.raises((MissingEvidence, WrongState)):
        merge(stale_two, by=actor("fen"), into=stale_one)


def test_who_told_the_same_matter_hears_of_its_end(flow, actor, person):
    case, again = flow.reported(), flow.reported(by="luo")
    merge(again, by=actor("li"), into=case)
    accept(case, by=actor("li"))
    resolve(case, by=actor("li"), what="好了")
    assert Notice.objects.filter(user_id=person("luo").pk, kind="resolve", case_id=case.pk).exists()


def sees_nothing(actor, client, case) -> None:
    """Nothing in list, counts, search, case page, board of duplicates, notices or API."""
    assert not Case.objects.visible_to(actor).filter(pk=case.pk).exists()
    for view in ("mine", "ours", "all", "red"):
        found = filtered(Case.objects.visible_to(actor), {"view": view}, actor)
        assert case.pk not in set(found.values_list("pk", flat=True))
    words = filtered(Case.objects.visible_to(actor), {"view": "all", "q": "收钱不办事"}, actor)
    assert not words.exists()
    numbers = {tab["count"] for tab in tabs_of(counts(actor), "ours")}
    assert numbers == {0, None}
    assert actor.id not in told_of(case)
    assert client.get(f"/cases/{case.pk}/").status_code == 404
    assert client.post(f"/cases/{case.pk}/notes/", {"text": "x"}).status_code == 404


def test_a_complaint_about_the_leader_goes_round_him_and_his_team(actor, person, client_of, community):
    case = report(community(), Report("收钱不办事", about_id=person("li").pk), by=resident("街坊"))

    assert (case.scope_path, case.level) == ("/nanhe/rongxi/", "town")
    assert told_of(case) == {person("deng").pk}
    assert Case.objects.visible_to(actor("deng")).filter(pk=case.pk).exists()
    for slug in ("li", "fen", "he", "xiaoyu", "lu", "zhou", "jiang"):
        sees_nothing(actor(slug), client_of(slug), case)
    assert {e.area_path for e in Event.objects.filter(case_id=case.pk)} == {"/nanhe/rongxi/"}


def test_where_only_somebody_of_the_community_is_known_it_goes_to_the_town(actor, person, client_of, community):
    case = report(community(), Report("收钱不办事", about_staff=True), by=resident("街坊"))

    assert told_of(case) == {person("deng").pk}
    for slug in ("li", "fen", "xiaoyu"):
        sees_nothing(actor(slug), client_of(slug), case)
    accept(case, by=actor("deng"))
    resolve(case, by=actor("deng"), what="谈过话了")
    confirm(case, by=resident("街坊", case.pk), mark=4)
    assert case.state == "closed"
    assert told_of(case) == {person("deng").pk}


def test_a_complaint_about_the_supervisor_goes_to_the_district(actor, person, client_of, community):
    above = add_user("above", name="区", by=HULIAN, area=community("nanhe"))
    grant_role(above, "supervisor", community("nanhe"), by=HULIAN)
    case = report(community(), Report("收钱不办事", about_id=person("deng").pk), by=resident("街坊"))

    assert (case.scope_path, case.level, told_of(case)) == ("/nanhe/", "district", {above.pk})
    for slug in ("deng", "li"):
        sees_nothing(actor(slug), client_of(slug), case)


def test_whom_it_is_about_sees_nothing_even_as_its_reporter_or_from_above(actor, person, client_of, community):
    grant_role(person("deng"), "supervisor", community("nanhe"), by=HULIAN)
    case = report(community(), Report("收钱不办事", about_id=person("deng").pk), by=actor("deng"))
    sees_nothing(actor("deng"), client_of("deng"), case)
    with pytest.raises(NotAllowed):
        accept(case, by=actor("deng"))


def test_the_search_index_follows_from_where_a_case_is_seen(actor, community):
    open_case = report(community(), Report("井盖松了"), by=actor("xiaoyu"))
    round_it = report(community(), Report("井盖没人管", about_staff=True), by=resident())
    here, above = ["/nanhe/rongxi/demo/"], ["/nanhe/rongxi/"]
    assert search.find("井盖", "case", here) == [open_case.pk]
    assert set(search.find("井盖", "case", above)) == {open_case.pk, round_it.pk}
    assert search.find("井盖", "case", ["/nanhe/rongxi/demo-litang/"]) == []


def test_who_left_the_place_no_longer_sees_what_they_held_or_reported(flow, actor, person):
    case = flow.accepted(by="fen")
    reported = flow.reported(by="luo")
    for slug, mine in (("fen", case), ("luo", reported)):
        assert Case.objects.visible_to(actor(slug)).filter(pk=mine.pk).exists()
        for grant in Grant.objects.of(person(slug)):
            end_grant(grant, by=HULIAN)
        assert not Case.objects.visible_to(actor(slug)).exists()


def test_a_home_or_an_area_above_is_not_taken_for_another_community(actor, home, community):
    with pytest.raises(NotAllowed):
        report(community("demo-litang"), Report("漏水", household=home("陈姨")), by=actor("jiang"))
    with pytest.raises(NotAllowed):
        report(community("rongxi"), Report("漏水"), by=actor("deng"))


def test_who_holds_a_grid_only_reports_for_its_community_and_sees_that_case(community):
    grid = add_user("grid", name="网格", by=HULIAN, area=community("demo-1"))
    grant_role(grid, "contact_member", community("demo-1"), by=HULIAN)
    case = report(community(), Report("路灯不亮"), by=actor_of(grid))
    assert Case.objects.visible_to(actor_of(grid)).get() == case

"""A visit that was written down at the wrong home is taken back, and everything stands as if it hadn't been."""

from datetime import timedelta

import pytest

from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.cases.models import Case
from hulian.contact.codes import Finding, LifeEvent, Tier, What
from hulian.contact.errors import NotTakenBack
from hulian.contact.lately import lately_at
from hulian.contact.models import Due, Rhythm, Visit
from hulian.contact.verbs.home_split import home_split
from hulian.contact.verbs.knock import Answer, knock
from hulian.contact.verbs.life_event import life_event
from hulian.contact.verbs.visit import Told, visit
from hulian.contact.verbs.withdraw_visit import withdraw_visit
from hulian.core import clock
from hulian.people.models import Need, ResidentNeed
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(luo_homes):
    return luo_homes("陈姨")


def stands(home):
    """Return how the rhythm of a home stands, and what is due there."""
    row = Rhythm.objects.get(pk=home.pk)
    dues = Due.objects.open().filter(household=home).order_by("due_at").values_list("what", "why", "due_at")
    return row.heard_at, row.tried_at, row.tries, list(dues)


@pytest.mark.parametrize("told", [Told(), Told(met=False, finding=""), Told(line="路灯好")])
def test_everything_stands_as_before(chen, actor, told):
    luo = actor("luo")
    visit(chen, Told(at=clock.now() - timedelta(days=50)), by=luo)
    visit(chen, Told(met=False, finding="", at=clock.now() - timedelta(days=2)), by=luo)
    life_event(chen, LifeEvent.HOSPITAL, by=luo)
    before = stands(chen)
    row = visit(chen, told, by=luo)
    assert stands(chen) != before

    withdraw_visit(row, by=luo)
    assert stands(chen) == before
    assert lately_at(chen).tries == 1
    assert (Visit.objects.filter(pk=row.pk).exists(), Visit.whole.get(pk=row.pk).withdrawn_at) == (
        False, row.withdrawn_at)
    assert Event.objects.get(verb="visit.withdraw").household_id == chen.pk


def test_a_home_where_nobody_had_been_is_silent_again(chen, actor):
    before = stands(chen)
    withdraw_visit(visit(chen, Told(), by=actor("luo")), by=actor("luo"))
    assert stands(chen) == before
    assert before[0] is None


def test_a_home_that_was_made_of_another_stands_as_it_began(luo_homes, actor):
    couple, luo = luo_homes("何伯、何婶"), actor("luo")
    visit(couple, Told(at=clock.now() - timedelta(days=9)), by=luo)
    fresh = home_split(couple, [couple.residents.get(called="何婶")], building=couple.dwelling.building, unit="902",
                       day=clock.today(), by=actor("xiaoyu"))
    before = stands(fresh)
    assert before[0] is not None
    withdraw_visit(visit(fresh, Told(), by=luo), by=luo)
    assert stands(fresh) == before


def test_what_another_saw_to_later_stays_done(chen, actor):
    luo = actor("luo")
    first = visit(chen, Told(at=clock.now() - timedelta(seconds=2)), by=luo)
    visit(chen, Told(), by=actor("xiaoyu"))
    after = stands(chen)
    withdraw_visit(first, by=luo)
    assert stands(chen) == after


def test_the_next_visit_follows_the_needs_that_hold_now(chen, actor):
    luo = actor("luo")
    row = visit(chen, Told(), by=luo)
    ResidentNeed.objects.filter(resident__household=chen).delete()
    ResidentNeed.objects.create(resident=chen.residents.get(), code=Need.DISABLED, since=clock.today())
    Rhythm.objects.filter(pk=chen.pk).update(tier=Tier.KEY)
    withdraw_visit(row, by=luo)
    assert [one.why for one in Due.objects.open().filter(household=chen, what=What.VISIT)] == [Tier.KEY]


def test_only_who_wrote_it_takes_it_back(chen, actor):
    row = visit(chen, Told(), by=actor("luo"))
    for slug in ("xiaoyu", "li"):
        with pytest.raises(NotAllowed):
            withdraw_visit(row, by=actor(slug))
    assert Visit.objects.filter(pk=row.pk).exists()


def test_not_on_another_day_nor_twice(chen, actor):
    luo = actor("luo")
    old, row = visit(chen, Told(), by=luo), visit(chen, Told(), by=luo)
    Visit.objects.filter(pk=old.pk).update(received_at=clock.now() - timedelta(days=1))
    with pytest.raises(NotTakenBack):
        withdraw_visit(Visit.objects.get(pk=old.pk), by=luo)
    with pytest.raises(NotTakenBack):  # as one that was kept on paper and taken in today
        withdraw_visit(visit(chen, Told(at=clock.now() - timedelta(days=3)), by=luo), by=luo)
    again = Visit.objects.get(pk=row.pk)
    withdraw_visit(row, by=luo)
    with pytest.raises(NotTakenBack):
        withdraw_visit(again, by=luo)
    assert Event.objects.filter(verb="visit.withdraw").count() == 1


def test_not_when_something_grew_out_of_it(chen, actor):
    luo, aunt = actor("luo"), chen.residents.get()
    for told in (Told(finding=Finding.PROBLEM, line="灯不亮"), Told(finding=Finding.OPINION, line="路灯好"),
                 Told(finding=Finding.NEED, needs=[(aunt, Need.DISABLED)]),
                 Told(finding=Finding.OPINION, line="站里有人态度差", about_staff=True)):
        with pytest.raises(NotTakenBack):
            withdraw_visit(visit(chen, told, by=luo), by=luo)
    case = Flow(actor, chen).resolved()
    row = knock(chen, Told(), [Answer(Case.objects.get(pk=case.pk), 5)], by=luo)
    with pytest.raises(NotTakenBack):
        withdraw_visit(row, by=luo)
    assert not Event.objects.filter(verb="visit.withdraw").exists()


def test_the_writer_takes_it_back_on_the_page_of_the_home(chen, actor, client_of, send):
    row = visit(chen, Told(line="记在这里"), by=actor("luo"))
    page, url = f"/my-homes/{chen.pk}/", f"/my-homes/{chen.pk}/visits/{row.pk}/withdrawal/"
    assert "记错了，撤回" in client_of("luo").get(page).content.decode()
    assert "记错了，撤回" not in client_of("xiaoyu").get(page).content.decode()
    assert send(client_of("xiaoyu"), url).status_code == 403
    assert send(client_of("jiang"), url).status_code in {403, 404}

    luo = client_of("luo")
    asked = luo.get(url).content.decode()
    assert "撤回去陈姨家的这次记录？" in asked
    assert "都好" in asked
    assert "记在这里" in luo.get(page).content.decode(), "asking changes nothing"
    answer = send(luo, url)
    assert answer.url == page
    text = luo.get(page).content.decode()
    assert "记在这里" not in text
    assert "撤回了" in text
    assert send(luo, url).url == page
    assert "撤不回了" in luo.get(page).content.decode()


def test_a_visit_that_is_sent_again_after_it_was_taken_back_is_not_written_anew(chen, actor, client_of, send):
    envelope = "01890000-0000-7000-8000-000000000001"
    form = {"how": "door", "result": "well"}
    first = send(client_of("luo"), f"/my-homes/{chen.pk}/visits/new/", envelope, **form)
    assert first.status_code == 302
    withdraw_visit(Visit.objects.get(), by=actor("luo"))
    assert send(client_of("luo"), f"/my-homes/{chen.pk}/visits/new/", envelope, **form).status_code == 302
    assert not Visit.objects.exists()

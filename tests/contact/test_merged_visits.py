"""What was between us and a home goes on where it is one with another, or where some of it live on their own."""

from datetime import timedelta

import pytest

from hulian.contact.codes import LifeEvent, TellBy, Tier, What
from hulian.contact.models import Due, Rhythm, Visit
from hulian.contact.search_steps import Ask, steps_of
from hulian.contact.silence import NEVER, with_heard
from hulian.contact.verbs.ask_after import ask_after
from hulian.contact.verbs.home_split import home_split
from hulian.contact.verbs.homes_merged import homes_merged
from hulian.contact.verbs.life_event import life_event
from hulian.contact.verbs.link import link
from hulian.contact.verbs.set_rhythm import set_rhythm
from hulian.contact.verbs.visit import Told, visit
from hulian.core import clock
from hulian.people.merged import one_with_all
from hulian.people.models import Household

pytestmark = pytest.mark.django_db


@pytest.fixture
def ago(actor):
    """Return what writes down a visit so many days ago."""
    by = actor("xiaoyu")

    def visited(home, days, *, met=True, line="", confidential=""):
        told = Told(met=met, finding="well" if met else "", line=line, confidential=confidential)
        with clock.at(clock.now() - timedelta(days=days)):
            return visit(home, told, by=by)

    return visited


@pytest.fixture
def merge(actor):
    return lambda one, into: homes_merged(one, into, day=clock.today(), by=actor("xiaoyu"))


def test_visits_of_a_chain_of_homes_are_read_where_their_people_live_now(home, ago, merge, client_of):
    chen, couple, family = home("陈姨"), home("何伯、何婶"), home("梁俊杰、吴敏仪")
    ago(chen, 9, line="陈姨想换灯")
    ago(couple, 5, line="何伯要拐杖")
    ago(family, 3, line="孩子上学了")
    merge(chen, couple)
    merge(Household.objects.get(pk=couple.pk), family)

    client = client_of("xiaoyu")
    for url in (f"/my-homes/{family.pk}/", f"/homes/{family.pk}/visits/print/", f"/homes/{family.pk}/casework/print/"):
        text = client.get(url).content.decode()
        found = [text.find(words) for words in ("陈姨想换灯", "何伯要拐杖", "孩子上学了")]
        assert -1 not in found, url
        assert found == sorted(found, reverse="my-homes" in url), "in order of time"
        assert "（陈姨）" in text, "at which home it was"
        assert "（梁俊杰、吴敏仪）" not in text
    assert one_with_all(family) == [family.pk, couple.pk, chen.pk]
    text = client.get(f"/my-homes/{couple.pk}/").content.decode()
    assert "孩子上学了" not in text


def test_what_is_confidential_opens_from_the_home_that_stays(home, ago, merge, client_of):
    chen, couple = home("陈姨"), home("何伯、何婶")
    row = ago(chen, 9, confidential="只给自己看的")
    merge(chen, couple)
    url = f"/my-homes/{couple.pk}/visits/{row.pk}/confidential/"
    assert url in client_of("xiaoyu").get(f"/my-homes/{couple.pk}/").content.decode()
    assert "只给自己看的" in client_of("xiaoyu").post(url).content.decode()
    other = f"/my-homes/{home('关婆婆').pk}/visits/{row.pk}/confidential/"
    assert client_of("xiaoyu").post(other).status_code == 404


@pytest.mark.parametrize("first", ["陈姨", "何伯、何婶"])
def test_the_last_time_either_was_met_counts_and_so_do_the_tries_since(home, ago, merge, first):
    one, other = home(first), home({"陈姨": "何伯、何婶", "何伯、何婶": "陈姨"}[first])
    ago(one, 20)
    ago(one, 12, met=False)
    ago(other, 10)
    ago(one, 6, met=False)
    ago(other, 4, met=False)
    merge(one, other)

    row = Rhythm.objects.get(pk=other.pk)
    last = Visit.objects.filter(met=False).order_by("-at").first().at
    assert row.heard_at == Visit.objects.filter(met=True).order_by("-at").first().at
    assert (row.tries, row.tried_at) == (2, last)
    assert with_heard(Household.objects.filter(pk=other.pk)).get().heard == row.heard_at


def test_who_was_met_yesterday_isn_t_missed_in_the_home_they_came_to(home, ago, merge):
    chen, couple = home("陈姨"), home("何伯、何婶")
    ago(couple, 6, met=False)
    ago(couple, 5, met=False)
    ago(chen, 1)
    merge(chen, couple)
    row = Rhythm.objects.get(pk=couple.pk)
    assert (row.tries, row.tried_at) == (0, None)


def test_whom_one_asked_after_is_known_in_the_home_that_stays(home, ago, merge, actor):
    chen, guan = home("陈姨"), home("关婆婆")
    ago(chen, 3, met=False)
    ago(chen, 2, met=False)
    ask_after(chen, Ask.NEIGHBOUR, by=actor("xiaoyu"))
    merge(chen, guan)
    steps = steps_of(guan, guan.residents.filter(gone_at=None), Rhythm.objects.get(pk=guan.pk))
    assert [bool(step["done"]) for step in steps] == [True, False, False, False]


def test_what_happened_in_a_home_is_still_looked_in_on_after_it_is_one_with_another(home, merge, actor, person):
    chen, couple = home("陈姨"), home("何伯、何婶")
    link(chen, person("luo"), by=actor("lu"))
    life_event(chen, LifeEvent.HOSPITAL, by=actor("xiaoyu"))
    merge(chen, couple)
    due = Due.objects.open().get(what=What.LIFE_EVENT)
    assert (due.household_id, due.area_path) == (couple.pk, couple.area_path)
    assert not Due.objects.open().filter(household=chen).exists()


@pytest.mark.parametrize(("theirs", "ours", "becomes"), [
    (Tier.HIGH, "", (Tier.HIGH, True)), (Tier.HIGH, Tier.ORDINARY, (Tier.HIGH, True)),
    (Tier.ORDINARY, "", (Tier.KEY, False)), (Tier.ORDINARY, Tier.HIGH, (Tier.HIGH, True)),
])
def test_a_home_that_was_to_be_seen_often_is_seen_as_often_where_it_is_now(home, merge, actor, theirs, ours, becomes):
    family, couple = home("梁俊杰、吴敏仪"), home("何伯、何婶")
    set_rhythm(family, tier=theirs, tell_by=TellBy.PHONE, by=actor("xiaoyu"))
    if ours:
        set_rhythm(couple, tier=ours, tell_by=TellBy.DOOR, by=actor("xiaoyu"))
    merge(family, couple)
    row = Rhythm.objects.get(pk=couple.pk)
    assert ((row.tier, row.tier_by_hand), row.tell_by) == (becomes, TellBy.DOOR)


def test_who_has_a_home_of_their_own_was_met_when_their_home_was(home, ago, actor, person):
    couple, seen = home("何伯、何婶"), clock.now() - timedelta(days=20)
    link(couple, person("luo"), by=actor("lu"))
    set_rhythm(couple, tier=Tier.HIGH, tell_by=TellBy.PHONE, by=actor("xiaoyu"))
    ago(couple, 20)
    aunt = couple.residents.get(called="何婶")
    fresh = home_split(couple, [aunt], building=couple.dwelling.building, unit="9", day=clock.today(),
                       by=actor("xiaoyu"))

    row = Rhythm.objects.get(pk=fresh.pk)
    assert abs(row.heard_at - seen) < timedelta(minutes=1)
    assert (row.tier, row.tier_by_hand, row.tell_by, row.tries) == (Tier.HIGH, True, TellBy.PHONE, 0)
    assert Due.objects.open().get(household=fresh).due_at == row.heard_at + timedelta(days=7)
    assert with_heard(Household.objects.filter(pk=fresh.pk)).get().heard > NEVER


def test_a_home_made_of_one_that_nobody_met_begins_with_its_needs(home, actor):
    couple = home("何伯、何婶")
    aunt = couple.residents.get(called="何婶")
    fresh = home_split(couple, [aunt], building=couple.dwelling.building, unit="9", day=clock.today(),
                       by=actor("xiaoyu"))
    row = Rhythm.objects.get(pk=fresh.pk)
    assert (row.heard_at, row.tier, row.tier_by_hand) == (None, Tier.KEY, False)

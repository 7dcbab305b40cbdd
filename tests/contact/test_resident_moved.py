"""An old father moves in with his daughter two houses on: one act, and both homes' contacts know."""

import pytest

from hulian.accounts.models import User
from hulian.accounts.register import grant_role
from hulian.audit.models import Event
from hulian.cases.models import Case
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.report import Report, report
from hulian.contact.codes import LifeEvent, Tier, What
from hulian.contact.models import ContactLink, Due, Rhythm
from hulian.contact.verbs.life_event import life_event
from hulian.contact.verbs.link import link
from hulian.contact.verbs.resident_moved import resident_moved
from hulian.contact.who import contact_of
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from hulian.notices.models import Notice
from hulian.people.models import Household, Resident, Stay
from hulian.people.verbs.change_resident import change_resident
from hulian.people.verbs.new_household import new_household
from hulian.places.models import Area, Building

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(home, person, actor, community):
    """陈姨, whom 罗姐 looks after; 李书记 sees to a matter of hers."""
    flat = link(home("陈姨"), person("luo"), by=actor("lu")).household
    case = report(community(), Report("家里跳闸，电线老了", household=flat), by=actor("xiaoyu"))
    accept(case, by=actor("li"))
    return flat.residents.get()


@pytest.fixture
def family(home, chu, actor):
    """The home she goes to, whom 柱叔 looks after."""
    return link(home("梁俊杰、吴敏仪"), chu, by=actor("lu")).household


def told(user, home):
    return set(Notice.objects.filter(user_id=user.pk, household_id=home.pk).values_list("kind", flat=True))


def test_both_contacts_hear_of_it_and_both_homes_keep_their_rhythm(chen, family, person, chu, actor, home):
    couple = home("何伯、何婶")
    uncle = couple.residents.get(called="何伯")
    change_resident(uncle, needs=["no_kin"], by=actor("xiaoyu"))
    link(couple, person("luo"), by=actor("lu"))
    assert Rhythm.objects.get(pk=couple.pk).tier == Tier.HIGH
    Notice.objects.all().delete()
    resident_moved([uncle], family, day=clock.today(), by=actor("xiaoyu"))

    assert told(person("luo"), couple) == {"resident_left"}
    assert told(chu, family) == {"resident_joined"}
    assert [Rhythm.objects.get(pk=one.pk).tier for one in (couple, family)] == [Tier.KEY, Tier.HIGH]
    for one in (couple, family):
        assert Due.objects.open().filter(household=one, what=What.VISIT).count() == 1
    assert contact_of(couple)[0] == person("luo")


def test_when_the_last_one_goes_the_home_has_moved_out_and_its_matter_stays_with_the_dwelling(
    chen, family, person, chu, actor,
):
    flat = chen.household
    life_event(flat, LifeEvent.HOSPITAL, by=actor("xiaoyu"))
    Notice.objects.all().delete()
    resident_moved([chen], family, day=clock.today(), by=actor("xiaoyu"))

    assert ContactLink.objects.get(household=flat).ended_why == "moved_out"
    assert not Due.objects.open().filter(household=flat).exists()
    due = Due.objects.open().get(what=What.LIFE_EVENT)
    assert (due.household_id, due.area_path, due.why) == (family.pk, family.area_path, LifeEvent.HOSPITAL), \
        "she is just out of hospital, wherever she lives"
    assert told(person("luo"), flat) == {"home_moved_out"}
    assert told(chu, family) == {"resident_joined"}
    matter = Case.objects.get(household=flat)
    assert matter.homechanges.get().what == "moved_out"
    assert Notice.objects.filter(user_id=person("li").pk, case_id=matter.pk, kind="home_moved_out").exists()


def test_it_is_written_down_in_one_go_from_either_home(chen, family, client_of, actor):
    client, flat = client_of("xiaoyu"), chen.household
    life = client.get(f"/homes/{flat.pk}/life/").content.decode()
    assert "搬到社区里另一户" in life
    assert f"/homes/{flat.pk}/life/move/" in client.get(f"/homes/{flat.pk}/life/move-out/").content.decode()
    assert "从社区里另一户搬来" in client.get(f"/homes/{family.pk}/life/arrival/").content.decode()

    found = client.get(f"/homes/{family.pk}/life/arrival/from-here/", {"q": "陈姨"}).content.decode()
    url = f"/homes/{flat.pk}/life/move/?to={family.pk}"
    assert url in found
    page = client.get(url).content.decode()
    assert "还有 1 件没办完的事" in page
    assert page.count("checked") == 2, "she and the home are chosen already"

    form = {"envelope": new_id(), "day": clock.today(), "who": [chen.pk], "into": family.pk, "sure": "yes"}
    for _ in range(2):
        assert client.post(url, form).url == f"/homes/{family.pk}/"
    assert Event.objects.filter(verb="resident.move").count() == 1
    assert Resident.objects.get(pk=chen.pk).household_id == family.pk
    text = client.get(f"/homes/{family.pk}/").content.decode()
    assert "从另一户搬来（陈姨）" in text
    assert client.get(f"/homes/{flat.pk}/life/move/").url == f"/homes/{flat.pk}/life/"


def test_a_home_found_by_its_name_can_be_chosen_and_what_is_missing_is_said(chen, family, client_of, community):
    client, url = client_of("xiaoyu"), f"/homes/{chen.household_id}/life/move/"
    other = new_household(Building.objects.create(community=community("demo-litang"), address="荔塘街 1 号"),
                          unit="1", called="荔家", by=HULIAN)
    assert "梁俊杰、吴敏仪" in client.get(url, {"q": "梁俊杰"}).content.decode()
    for form in ({"who": [chen.pk]}, {"into": family.pk}, {"who": [chen.pk], "into": other.pk}):
        answer = client.post(f"{url}?q=梁俊杰", {"envelope": new_id(), "day": clock.today(), **form})
        assert answer.status_code == 422, form
    answer = client.post(f"{url}?to={other.pk}", {"envelope": new_id(), "day": clock.today(), "who": [chen.pk],
                                                  "into": other.pk})
    assert answer.status_code == 422
    assert not Stay.objects.exists()


@pytest.mark.parametrize("slug", ["jiang", "zhou", "luo", "li", "deng"])
def test_strangers_find_nothing_and_who_may_not_edit_moves_nobody(chen, family, client_of, slug):
    pages = (f"/homes/{chen.household_id}/life/move/", f"/homes/{family.pk}/life/arrival/from-here/")
    for url in pages:
        assert client_of(slug).get(url).status_code == 403, url
    form = {"envelope": new_id(), "day": clock.today(), "who": [chen.pk], "into": family.pk}
    assert client_of(slug).post(f"{pages[0]}?to={family.pk}", form).status_code == 403
    if slug == "jiang":
        grant_role(User.objects.get(username="jiang"), "community_admin", Area.objects.get(code="demo-litang"),
                   by=HULIAN)
        for url in pages:
            assert client_of(slug).get(url).status_code == 404, url
        assert client_of(slug).post(f"{pages[0]}?to={family.pk}", form).status_code == 404
    assert Household.objects.get(pk=chen.household_id).stands

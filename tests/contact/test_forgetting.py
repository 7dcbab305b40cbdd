"""Who asks to be forgotten is, wherever they lived and whether they are still there; an empty home ends."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from hulian.audit.models import Event
from hulian.cases.codes import Way
from hulian.cases.models import Case, Happened, HomeChange
from hulian.cases.verbs.report import Report, report
from hulian.contact.models import ContactLink, Due, Refusal, Rhythm
from hulian.contact.verbs.resident_forgotten import resident_forgotten
from hulian.core import clock, search
from hulian.core.actor import resident
from hulian.core.ids import new_id
from hulian.notices.models import Notice
from hulian.people.errors import Ended, Gone
from hulian.people.history import ended_words
from hulian.people.left import nobody_left
from hulian.people.models import Household, Resident, VisitorMark
from hulian.people.verbs.leave_home import leave_home
from hulian.people.verbs.move_out import move_out
from hulian.people.verbs.move_within import move_within
from hulian.people.verbs.note_death import note_death
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(luo_homes):
    """Chen's home, which 罗姐 looks after."""
    return luo_homes("陈姨")


@pytest.fixture
def couple(luo_homes):
    return luo_homes("何伯、何婶")


def erasure(person):
    return f"/homes/{person.household_id}/residents/{person.pk}/erasure/"


def ways_to_forget(client, home):
    """Return where the page of a home leads to forget somebody who left it."""
    page = BeautifulSoup(client.get(f"/homes/{home.pk}/").content, "html.parser")
    return {link.text.strip(): link["href"] for link in page.select("a[href$='/erasure/']")}


def test_the_page_of_a_home_leads_to_forgetting_who_left_it(couple, client_of, actor):
    he = couple.residents.get(called="何伯")
    leave_home(he, day=clock.today(), where="广州", by=actor("fen"))
    assert ways_to_forget(client_of("fen"), couple) == {"何伯": erasure(he)}
    assert ways_to_forget(client_of("li"), couple) == {}

    page = client_of("fen").get(erasure(he))
    assert page.status_code == 200
    assert "找不回来" in page.content.decode()
    assert "这户就没人住了" not in page.content.decode()
    assert client_of("fen").post(erasure(he), {"envelope": new_id()}).status_code == 302
    assert ways_to_forget(client_of("fen"), couple) == {}
    assert client_of("fen").get(erasure(he)).status_code == 404
    he.refresh_from_db()
    assert (he.name, he.erased_at is None) == ("", False)


def test_of_a_home_that_moved_out_all_can_be_forgotten_and_its_name_with_them(couple, client_of, actor):
    move_out(couple, day=clock.today(), where="番禺女儿家", by=actor("fen"))
    client = client_of("fen")
    for name, page in ways_to_forget(client, couple).items():
        assert client.post(page, {"envelope": new_id()}).status_code == 302, name

    text = client.get(f"/homes/{couple.pk}/").content.decode()
    assert [word for word in ("何伯", "何婶", "何炳坤", "番禺") if word in text] == []
    couple.refresh_from_db()
    assert (couple.called, couple.moved_to) == ("文化路 4 巷 12 号", "")


def test_who_is_still_there_keeps_where_the_home_went(couple, actor):
    move_out(couple, day=clock.today(), where="番禺女儿家", by=actor("fen"))
    resident_forgotten(couple.residents.get(called="何伯"), by=actor("fen"))
    couple.refresh_from_db()
    assert (couple.called, couple.moved_to) == ("文化路 4 巷 12 号", "番禺女儿家")


def test_a_home_that_they_lived_in_before_bears_their_name_no_more(chen, luo_homes, actor):
    family, person = luo_homes("梁俊杰、吴敏仪"), chen.residents.get()
    move_within([person], family, day=clock.today(), by=actor("fen"))
    resident_forgotten(Resident.objects.get(pk=person.pk), by=actor("fen"))
    assert Household.objects.get(pk=chen.pk).called == "榕塘花园 3 栋 102"


def test_who_died_can_be_forgotten_for_their_family(chen, client_of, actor):
    person = chen.residents.get()
    note_death(person, day=clock.today(), by=actor("fen"))
    assert ways_to_forget(client_of("fen"), chen) == {"陈姨": erasure(person)}
    assert client_of("fen").post(erasure(person), {"envelope": new_id()}).status_code == 302
    assert "陈" not in client_of("fen").get(f"/homes/{chen.pk}/").content.decode()


def test_with_the_last_one_the_home_ends_as_when_the_last_one_leaves(chen, client_of, actor, person):
    case = Flow(actor, chen).reported(words="天井漏水")
    assert "这户就没人住了" in client_of("fen").get(erasure(chen.residents.get())).content.decode()
    assert client_of("fen").post(erasure(chen.residents.get()), {"envelope": new_id()}).status_code == 302

    chen.refresh_from_db()
    assert not chen.stands
    assert not ContactLink.objects.in_force().filter(household=chen).exists()
    assert not Due.objects.open().filter(household=chen).exists()
    assert Notice.objects.filter(kind="home_moved_out", user_id=person("luo").pk, household_id=chen.pk).exists()
    assert HomeChange.objects.get(case=case).what == Happened.MOVED_OUT
    assert search.find("榕塘花园 102", "household", ["/nanhe/"]) == []
    assert "搬走" in ended_words(chen)
    assert not nobody_left(chen), "nobody is told that they died"
    assert "陈" not in client_of("xiaoyu").get(f"/homes/{chen.pk}/").content.decode()


def test_where_others_stay_the_home_goes_on_and_nobody_is_told_that_they_left(couple, actor, person):
    before = Notice.objects.count()
    he = couple.residents.get(called="何伯")
    resident_forgotten(he, by=actor("fen"))

    couple.refresh_from_db()
    assert (couple.stands, couple.called) == (True, "何婶")
    assert couple.residents.get(gone_at=None).is_head
    assert ContactLink.objects.in_force().get(household=couple).member == person("luo")
    assert Due.objects.open().filter(household=couple, what="visit").count() == 1
    assert Due.objects.open().get(household=couple, what="visit").why == Rhythm.objects.get(pk=couple.pk).tier
    assert Notice.objects.count() == before


def test_nobody_is_forgotten_twice_and_a_second_tap_is_the_first(chen, client_of, actor):
    one, stale = (Resident.objects.get(household=chen) for _ in range(2))
    envelope = new_id()
    for _tap in range(2):
        assert client_of("fen").post(erasure(one), {"envelope": envelope}).url == f"/homes/{chen.pk}/"
    for person in (stale, Resident.objects.get(pk=one.pk)):
        with pytest.raises((Gone, Ended)):
            resident_forgotten(person, by=actor("fen"))
    assert Event.objects.filter(verb="resident.erase").count() == 1


def test_when_they_had_left_stays_when_they_had_left(couple, actor):
    he = couple.residents.get(called="何伯")
    leave_home(he, day=clock.today() - timedelta(days=9), by=actor("fen"))
    left = Resident.objects.get(pk=he.pk).gone_at
    resident_forgotten(he, by=actor("fen"))
    assert Resident.objects.get(pk=he.pk).gone_at == left


def test_her_matters_lose_her_name_and_number_and_keep_her_words(chen, client_of, actor):
    told = Report("电线老化，一下雨就跳闸。", household=chen, phone="138 0000 1234", way=Way.PHONE)
    case = report(chen.community, told, by=actor("xiaoyu"))
    own = report(chen.community, Report("楼梯灯不亮。", household=chen, way=Way.QR), by=resident("陈姨"))
    hers = chen.residents.get()
    hers.phone = "13800001234"
    hers.save()
    assert "陈姨" in client_of("li").get(f"/cases/{case.pk}/").content.decode()
    assert Notice.objects.filter(case_id=own.pk, actor_name="陈姨").exists()

    resident_forgotten(hers, by=actor("fen"))
    case, own = Case.objects.get(pk=case.pk), Case.objects.get(pk=own.pk)
    assert (case.who, bool(case.caller_phone), case.words) == ("", False, "电线老化，一下雨就跳闸。")
    assert (own.who, own.reporter_name) == ("", "")
    for page in (f"/cases/{case.pk}/", f"/cases/{own.pk}/", "/cases/?view=all", "/messages/"):
        assert "陈姨" not in client_of("li").get(page).content.decode(), page
    assert search.find("陈姨", "case", ["/nanhe/"]) == []
    assert not Notice.objects.filter(case_id=own.pk, actor_name="陈姨").exists()


def test_with_the_last_of_a_home_its_marks_go_too(couple, actor):
    VisitorMark.objects.create(household=couple, code="pair", noted_at=clock.now())
    resident_forgotten(couple.residents.get(called="何伯"), by=actor("fen"))
    assert couple.marks.exists()
    resident_forgotten(couple.residents.get(called="何婶"), by=actor("fen"))
    assert not couple.marks.exists()


def test_another_number_and_the_name_of_who_stays_are_kept(couple, actor):
    told = Report("水管漏水。", household=couple, phone="13800005678", way=Way.PHONE, who="何婶")
    case = report(couple.community, told, by=actor("xiaoyu"))
    Case.objects.filter(pk=case.pk).update(who="何婶")
    resident_forgotten(couple.residents.get(called="何伯"), by=actor("fen"))
    case.refresh_from_db()
    assert (case.who, bool(case.caller_phone)) == ("何婶", True)


def test_a_matter_that_bore_both_names_is_called_by_who_stays(couple, actor, person):
    case = report(couple.community, Report("水管漏水。", household=couple, way=Way.QR), by=resident("何伯、何婶"))
    Refusal.objects.create(household=couple, member=person("luo"), side="household", at=clock.now(),
                           by_name="何伯、何婶")
    assert case.who == "何伯、何婶"
    resident_forgotten(couple.residents.get(called="何伯"), by=actor("fen"))
    case.refresh_from_db()
    assert (case.who, case.reporter_name) == ("何婶", "")
    assert Refusal.objects.get(household=couple).by_name == ""

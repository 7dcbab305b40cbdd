"""What is known of a home and its people changes by verbs: once, by who may, with an Event."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.core import clock, search
from hulian.core.ids import new_id
from hulian.core.links import short_code
from hulian.core.sealed import open_field
from hulian.people.errors import AlreadyEnded, AlreadyThere, Gone, GuardianMissing
from hulian.people.models import Consent, Household, VisitorMark
from hulian.people.verbs.change_household import change_household
from hulian.people.verbs.change_resident import change_resident
from hulian.people.verbs.erase_resident import erase_resident
from hulian.people.verbs.give_consent import give_consent
from hulian.people.verbs.new_household import new_household
from hulian.people.verbs.new_resident import new_resident
from hulian.people.verbs.renew_code import code_of, renew_code
from hulian.people.verbs.set_marks import set_marks
from hulian.people.verbs.withdraw_consent import withdraw_consent
from hulian.places.models import Building

pytestmark = pytest.mark.django_db


def verbs_since(start):
    return list(Event.objects.filter(sequence__gt=start).order_by("sequence").values_list("verb", flat=True))


@pytest.fixture
def start(db):
    """The last Event before the test."""
    return Event.objects.order_by("-sequence").first().sequence


def finds(query, path="/nanhe/rongxi/demo/"):
    return {Household.objects.get(pk=pk).called for pk in search.find(query, "household", [path])}


def test_a_home_is_added_at_a_door_through_the_page(client_of, start):
    form = {"address": "榕塘花园 3 栋", "unit": "605", "called": "阿珍", "number": "", "envelope": new_id()}
    client = client_of("xiaoyu")
    first, again = client.post("/homes/new/", form), client.post("/homes/new/", form)

    home = Household.objects.get(called="阿珍")
    assert first.url == again.url == f"/homes/{home.pk}/residents/new/"
    assert (home.address, home.area_path) == ("榕塘花园 3 栋 605", "/nanhe/rongxi/demo/demo-1/")
    assert verbs_since(start) == ["household.add"]


def test_a_building_that_nobody_knows_is_said_so(client_of):
    answer = client_of("xiaoyu").post("/homes/new/", {"address": "荔塘大厦", "called": "阿珍"})
    assert answer.status_code == 422
    assert "还没有这栋楼" in answer.content.decode()
    assert "荔塘大厦" in answer.content.decode()


def test_the_same_name_at_the_same_door_is_written_down_once(actor):
    building = Building.objects.get(address="榕塘花园 3 栋")
    with pytest.raises(AlreadyThere):
        new_household(building, unit="102", called="陈姨", by=actor("xiaoyu"))


def test_a_person_is_added_through_the_page_with_needs_and_a_sealed_number(client_of, home, start):
    form = {"name": "陈小玉", "called": "小玉", "born_on": "2015-02-03", "needs": ["child_left"],
            "phone": "138 0000-0099", "envelope": new_id()}
    assert client_of("xiaoyu").post(f"/homes/{home('陈姨').pk}/residents/new/", form).status_code == 302

    person = home("陈姨").residents.get(name="陈小玉")
    assert open_field(person, "phone") == "13800000099"
    assert b"13800000099" not in bytes(person.phone.blob)
    assert [need.code for need in person.needs.all()] == ["child_left"]
    assert verbs_since(start) == ["resident.add"]
    assert Event.objects.latest("sequence").codes == {}


@pytest.mark.parametrize(("typed", "said"), [
    ("1380000001", "少了 1 位"), ("138000000178", "多了 1 位"), ("123", "少了 8 位"), ("57", "不太像电话号码"),
])
def test_a_wrong_number_is_named_kindly_and_nothing_is_written(client_of, home, start, typed, said):
    answer = client_of("xiaoyu").post(f"/homes/{home('陈姨').pk}/residents/new/", {"name": "某某", "phone": typed})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert verbs_since(start) == []


def test_an_empty_line_keeps_what_is_sealed_and_a_tick_takes_it_out(client_of, home):
    person = home("陈姨").residents.get()
    page = f"/homes/{person.household_id}/residents/{person.pk}/"
    plain = {"name": "陈月明", "called": "陈姨", "needs": ["elder"], "emergency_name": "楼上梁先生"}
    assert client_of("xiaoyu").post(page, plain | {"envelope": new_id()}).status_code == 302
    person.refresh_from_db()
    assert open_field(person, "phone") == "13800000017"
    assert finds("0017") == {"陈姨"}

    form = plain | {"forget": ["phone"], "envelope": new_id()}
    for _ in range(2):  # a double tap, though the second time there is nothing left to take out
        assert client_of("xiaoyu").post(page, form).status_code == 302
    person.refresh_from_db()
    assert open_field(person, "phone") == ""
    assert person.phone_blind == ""
    assert finds("0017") == set()
    assert open_field(person, "emergency_phone") == "13800000018"


def test_a_need_that_ends_keeps_its_line(actor, home):
    person = home("陈姨").residents.get()
    change_resident(person, needs=["elder", "disabled"], by=actor("xiaoyu"))
    held = set(person.needs.filter(until=None).values_list("code", flat=True))
    ended = set(person.needs.exclude(until=None).values_list("code", "until"))
    assert held == {"elder", "disabled"}
    assert ended == {(code, clock.today()) for code in ("no_kin", "lives_alone", "chronic")}


def test_a_home_is_called_otherwise_and_found_by_that(actor, home, start):
    change_household(home("陈姨"), called="月明姐", number="A-17", by=actor("fen"), wired_year=1988, tenure="rented")
    found = Household.objects.get(called="月明姐")
    assert (found.dwelling.wired_year, found.dwelling.tenure) == (1988, "rented")
    assert finds("yuemingjie") == {"月明姐"}
    assert finds("0017") == {"月明姐"}
    assert verbs_since(start) == ["household.change"]


def test_marks_are_exactly_what_was_set(actor, home, start):
    chen = home("陈姨")
    set_marks(chen, ["dog", "pair"], by=actor("xiaoyu"))
    set_marks(chen, ["pair"], by=actor("xiaoyu"))
    assert list(chen.marks.values_list("code", flat=True)) == ["pair"]
    assert verbs_since(start) == ["household.set_marks"] * 2
    with pytest.raises(IntegrityError), transaction.atomic():
        VisitorMark.objects.create(household=chen, code="pair", noted_at=clock.now())


def test_a_new_code_ends_the_old_one_and_a_double_tap_makes_one(client_of, home, start):
    chen = home("陈姨")
    old = code_of(chen)
    form = {"envelope": new_id()}
    for _ in range(2):
        assert client_of("fen").post(f"/homes/{chen.pk}/code/renewal/", form).status_code == 302
    new = code_of(home("陈姨"))
    assert home("陈姨").code_version == 2
    assert new != old
    assert new.replace(" ", "") == short_code("household", chen.pk, 2)
    assert verbs_since(start) == ["household.renew_code"]


def test_two_who_renew_a_code_at_once_make_one_new_code(actor, home):
    first, second = home("陈姨"), home("陈姨")
    renew_code(first, by=actor("fen"))
    with pytest.raises(AlreadyEnded):
        renew_code(second, by=actor("fen"))


def test_a_consent_is_given_holds_until_its_last_day_and_is_taken_back(client_of, actor, home, start):
    person = home("陈姨").residents.get()
    form = {"person": person.pk, "purpose": "photo_page", "proof": "spoken", "until": clock.today().isoformat(),
            "envelope": new_id()}
    assert client_of("xiaoyu").post(f"/homes/{person.household_id}/consents/new/", form).status_code == 302
    row = Consent.objects.get(resident=person)
    assert Consent.objects.in_force().get() == row
    with clock.at(clock.now() + timedelta(days=1)):
        assert not Consent.objects.in_force().exists()

    page, form = f"/homes/{person.household_id}/consents/{row.pk}/withdrawal/", {"envelope": new_id()}
    for _ in range(2):
        assert client_of("fen").post(page, form).status_code == 302
    assert not Consent.objects.in_force().exists()
    assert verbs_since(start) == ["consent.give", "consent.withdraw"]
    with pytest.raises(AlreadyEnded):
        withdraw_consent(row, by=actor("fen"))


def test_under_fourteen_a_guardian_says_yes(client_of, actor, home):
    child = home("梁俊杰、吴敏仪").residents.get(name="梁语晴")
    with pytest.raises(GuardianMissing):
        give_consent(child, purpose="photo_page", by=actor("xiaoyu"))
    answer = client_of("xiaoyu").post(f"/homes/{child.household_id}/consents/new/", {
        "person": child.pk, "purpose": "photo_page", "proof": "spoken", "envelope": new_id()})
    assert answer.status_code == 422
    assert "要由监护人同意" in answer.content.decode()
    assert give_consent(child, purpose="photo_page", guardian="吴敏仪", by=actor("xiaoyu")).guardian == "吴敏仪"


def test_who_asks_to_be_forgotten_is(client_of, actor, home, start):
    chen = home("陈姨")
    person = chen.residents.get()
    give_consent(person, purpose="story", by=actor("xiaoyu"))
    page, form = f"/homes/{chen.pk}/residents/{person.pk}/erasure/", {"envelope": new_id()}
    assert "找不回来" in client_of("fen").get(page).content.decode()
    person.refresh_from_db()
    assert person.name == "陈月明", "asking changes nothing"
    for _ in range(2):
        assert client_of("fen").post(page, form).url == f"/homes/{chen.pk}/"

    person.refresh_from_db()
    left = {field.name: getattr(person, field.name) for field in person._meta.fields
            if field.name not in {"id", "household", "area_path", "gone_at", "erased_at"}}
    assert not any(left.values()), left
    assert (person.needs.count(), Consent.objects.in_force().count()) == (0, 0)
    assert verbs_since(start) == ["consent.give", "resident.erase"]
    for query in ("陈姨", "chenyueming", "cym", "0017", "陈月明"):
        assert finds(query) == set(), query
    assert finds("榕塘花园 102") == set(), "the last one was forgotten: nobody lives there any more"
    assert "陈" not in client_of("xiaoyu").get(f"/homes/{chen.pk}/").content.decode()


def test_who_is_forgotten_leaves_the_home_to_the_rest(actor, home):
    couple = home("何伯、何婶")
    erase_resident(couple.residents.get(called="何伯"), by=actor("fen"))
    couple.refresh_from_db()
    assert couple.called == "何婶"
    assert finds("heshen") == {"何婶"}
    assert finds("何炳坤") == set()


def test_nobody_is_forgotten_or_changed_twice(actor, home):
    person = home("陈姨").residents.get()
    erase_resident(person, by=actor("fen"))
    with pytest.raises(Gone):
        erase_resident(person, by=actor("fen"))
    with pytest.raises(Gone):
        change_resident(person, needs=[], by=actor("fen"), name="陈月明")


@pytest.mark.parametrize("slug", ["li", "lu", "luo", "zhou", "deng", "jiang"])
def test_verbs_refuse_who_may_not_and_write_nothing(actor, home, start, slug):
    by, chen = actor(slug), home("陈姨")
    person = chen.residents.get()
    tries = [
        lambda: new_household(chen.dwelling.building, unit="9", called="某家", by=by),
        lambda: change_household(chen, called="某家", number="", by=by),
        lambda: set_marks(chen, ["dog"], by=by),
        lambda: renew_code(chen, by=by),
        lambda: new_resident(chen, name="某人", by=by),
        lambda: change_resident(person, needs=[], name="某人", by=by),
        lambda: erase_resident(person, by=by),
        lambda: give_consent(person, purpose="story", by=by),
    ]
    for act in tries:
        with pytest.raises(NotAllowed):
            act()
    assert verbs_since(start) == []
    assert Household.objects.get(pk=chen.pk).called == "陈姨"


def test_a_birthday_still_to_come_is_asked_about(client_of, home):
    born = (date.today() + timedelta(days=400)).isoformat()  # noqa: DTZ011
    answer = client_of("xiaoyu").post(f"/homes/{home('陈姨').pk}/residents/new/", {"name": "某某", "born_on": born})
    assert answer.status_code == 422
    assert "还没到" in answer.content.decode()


def test_buildings_stand_in_the_order_of_their_numbers_a_page_at_a_time(client_of, community):
    for number in range(100, 0, -1):
        Building.objects.create(community=community(), address=f"安居里 {number} 栋")
    first = client_of("fen").get("/buildings/?q=安居里").content.decode()
    assert first.index("安居里 2 栋") < first.index("安居里 10 栋")
    assert first.count("data-row") == 60
    assert "page=2" in first

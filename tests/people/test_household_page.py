"""The page of a home: read by who may, numbers masked until somebody asks, and every look written."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from hulian.audit.models import Event, Look
from hulian.people.models import Mark
from hulian.people.verbs.change_resident import change_resident
from hulian.people.verbs.set_marks import set_marks

pytestmark = pytest.mark.django_db
PHONE, NEIGHBOUR, IDENTITY = "13800000017", "13800000018", "44060119430512002X"


@pytest.fixture
def chen(home, actor):
    """Chen's home, with an ID number and a note on her health."""
    found = home("陈姨")
    person = found.residents.get()
    change_resident(person, needs=["lives_alone"], by=actor("xiaoyu"), name="陈月明", identity=IDENTITY,
                    health_note="心脏装了支架")
    return found


def url(household, end=""):
    return f"/homes/{household.pk}/{end}"


def fact(household, what):
    return reverse("people:fact", args=[household.pk, household.residents.get().pk, what])


def test_numbers_and_notes_are_never_in_a_page_before_somebody_asks(client_of, chen):
    pages = [url(chen), url(chen, f"residents/{chen.residents.get().pk}/"), "/homes/?q=cym",
             url(chen, f"residents/{chen.residents.get().pk}/erasure/"), url(chen, "facts/")]
    for page in pages:
        answer = client_of("xiaoyu").get(page)
        assert answer.status_code == 200, page
        for secret in (PHONE, NEIGHBOUR, IDENTITY, "支架"):
            assert secret not in answer.content.decode(), (page, secret)


@pytest.mark.parametrize(("what", "text"), [
    ("phone", PHONE), ("emergency_phone", NEIGHBOUR), ("identity", IDENTITY), ("health_note", "心脏装了支架"),
])
def test_asking_shows_one_fact_once_and_the_look_is_written(client_of, person, chen, what, text):
    before = Look.objects.count()
    answer = client_of("li").post(fact(chen, what))

    assert text in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    look = Look.objects.order_by("-at").first()
    assert Look.objects.count() == before + 1
    assert (look.what, look.actor_id, look.actor_role, look.household_id) == (
        what, person("li").pk, "station_leader", chen.pk)
    assert text not in client_of("li").get(url(chen)).content.decode()


def test_asking_without_reloading_gets_the_number_alone(client_of, chen):
    answer = client_of("li").post(fact(chen, "phone"), headers={"hx-request": "true"})
    assert PHONE in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_link_never_opens_a_number(client_of, chen):
    assert client_of("li").get(fact(chen, "phone")).status_code == 405


def test_opening_the_page_is_written_down_and_shown_to_the_next(client_of, chen):
    client_of("li").get(url(chen))
    assert Look.objects.filter(household_id=chen.pk, what="page", actor_name="李书记").count() == 1
    assert "李书记 · 这一页" in client_of("xiaoyu").get(url(chen)).content.decode()


@pytest.mark.parametrize(("slug", "status"), [
    ("xiaoyu", 200), ("li", 200), ("he", 200), ("fen", 200), ("lu", 200), ("luo", 403), ("zhou", 403), ("tan", 403),
    ("deng", 403), ("jiang", 404),
])
def test_who_reads_a_home(client_of, chen, slug, status):
    assert client_of(slug).get(url(chen)).status_code == status
    assert (Look.objects.filter(household_id=chen.pk, what="page").count() == 1) is (status == 200)


@pytest.mark.parametrize(("slug", "status"), [("jiang", 404), ("lu", 403), ("luo", 403), ("deng", 403)])
def test_who_may_not_see_a_number_leaves_no_look_and_gets_none(client_of, chen, slug, status):
    answer = client_of(slug).post(fact(chen, "phone"))
    assert answer.status_code == status
    assert PHONE not in answer.content.decode()
    assert not Look.objects.filter(what="phone").exists()


def test_marks_are_seen_by_who_visits_only(client_of, actor, chen):
    set_marks(chen, [Mark.PAIR, Mark.DOG], by=actor("xiaoyu"))
    for slug, seen in (("xiaoyu", True), ("li", True), ("he", True), ("lu", False)):
        page = client_of(slug).get(url(chen)).content.decode()
        assert ("两个人一起去" in page) is seen, slug


def test_the_branch_secretary_reads_but_is_offered_no_number(client_of, chen):
    page = BeautifulSoup(client_of("lu").get(url(chen)).content, "html.parser")
    assert "••••" in page.text
    assert not page.select(".sealed form")


@pytest.mark.parametrize("end", ["facts/", "marks/", "code/renewal/", "consents/new/", "residents/new/"])
def test_only_who_keeps_the_roster_gets_the_forms(client_of, chen, end):
    for slug, status in (("xiaoyu", 200), ("fen", 200), ("li", 403), ("luo", 403), ("jiang", 403)):
        assert client_of(slug).get(url(chen, end)).status_code == status, slug


def test_an_administrator_of_elsewhere_gets_404_for_every_page_of_a_home(client_of, person, chen, community):
    from hulian.accounts.register import grant_role
    from hulian.core.actor import HULIAN

    grant_role(person("jiang"), "community_admin", community("demo-litang"), by=HULIAN)
    client, events = client_of("jiang"), Event.objects.count()
    resident = chen.residents.get().pk
    ends = ["", "facts/", "marks/", "code/renewal/", "consents/new/", "residents/new/",
            f"residents/{resident}/", f"residents/{resident}/erasure/"]
    for end in ends:
        assert client.get(url(chen, end)).status_code == 404, end
        assert end in {"", "card/"} or client.post(url(chen, end), {"called": "x"}).status_code == 404, end
    assert client.post(fact(chen, "phone")).status_code == 404
    assert Event.objects.count() == events


def test_the_page_leads_to_a_report_and_to_the_record_of_the_home(client_of, chen):
    page = client_of("xiaoyu").get(url(chen)).content.decode()
    assert f"/cases/new/?household={chen.pk}" in page
    assert reverse("cases:home", args=[chen.pk]) in page

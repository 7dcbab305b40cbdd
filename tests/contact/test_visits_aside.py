"""What is told at a door about one of us goes past them: to the level above, and nowhere else."""

import pytest
from django.test import Client
from django.urls import reverse

from hulian.audit.models import Event
from hulian.cases.codes import Kind
from hulian.cases.models import Case
from hulian.contact.models import Rhythm, Visit
from hulian.contact.own.link import token_for
from hulian.notices.models import Notice
from hulian.people.verbs.renew_code import code_of

pytestmark = pytest.mark.django_db

WORDS = "李书记收了红包才肯办"


@pytest.fixture
def chen(luo_homes):
    return luo_homes("陈姨")


@pytest.fixture
def url(chen):
    return f"/my-homes/{chen.pk}/visits/new/"


@pytest.fixture
def tell(url, client_of, send):
    """Return what writes such a visit down, as 罗姐 does at the door."""

    def told(**fields):
        return send(client_of("luo"), url, **{"how": "door", "result": "problem", "line": WORDS} | fields)

    return told


@pytest.mark.parametrize("result", ["problem", "opinion"])
def test_the_words_go_into_a_case_at_the_level_above_and_he_sees_none_of_it(result, tell, chen, client_of, person):
    assert tell(result=result, about=str(person("li").pk)).status_code == 302

    case = Case.objects.get()
    assert (case.words, case.about_id, case.kind, case.level) == (WORDS, person("li").pk, Kind.COMPLAINT, "town")
    assert case.household_id == chen.pk
    assert client_of("li").get(f"/cases/{case.pk}/").status_code == 404
    assert client_of("deng").get(f"/cases/{case.pk}/").status_code == 200
    assert client_of("luo").get(f"/cases/{case.pk}/").status_code == 200
    told = set(Notice.objects.filter(case_id=case.pk).values_list("user_id", flat=True))
    assert told == {person("deng").pk}


@pytest.mark.parametrize("result", ["problem", "opinion"])
def test_the_visit_says_only_that_one_was_there(result, tell, chen, person):
    tell(result=result, about=str(person("li").pk))

    row = Visit.objects.get()
    assert (row.met, row.finding, row.line, row.case_id) == (True, "", "", None)
    assert Rhythm.objects.get(pk=chen.pk).heard_at == row.at
    event = Event.objects.get(verb="visit.record")
    assert (event.case_id, event.codes["finding"]) == (None, "")


def test_no_page_and_no_paper_of_the_home_tells_it(tell, chen, client_of, person):
    tell(about=str(person("li").pk))
    case = Case.objects.get()

    pages = (f"/my-homes/{chen.pk}/", f"/homes/{chen.pk}/", f"/homes/{chen.pk}/visits/print/",
             f"/homes/{chen.pk}/casework/print/", "/cases/", "/messages/", "/today/")
    for page in pages:
        text = client_of("li").get(page).content.decode()
        assert [word for word in (WORDS, case.title, "红包", "转给队里") if word in text] == [], page
    at_home = client_of("li").get(f"/my-homes/{chen.pk}/")
    assert [(line["text"], line["detail"]) for line in at_home.context["visits"]] == [("上门", "")]
    browser, own = Client(), reverse("contact:own-page", args=[token_for(chen)])
    browser.post(own, {"code": code_of(chen)})
    assert case.title not in browser.get(own).content.decode()


def test_only_somebody_of_the_community_is_known_and_it_goes_to_the_town(tell, client_of):
    tell(about="staff")

    case = Case.objects.get()
    assert (case.about_id, case.level) == (None, "town")
    assert client_of("li").get(f"/cases/{case.pk}/").status_code == 404


def test_whom_it_is_about_is_one_of_the_place(tell, person):
    assert tell(about=str(person("jiang").pk)).status_code == 422
    assert not Visit.objects.exists()


def test_the_visitor_reads_where_it_went_and_says_so(url, client_of, send, person):
    client = client_of("luo")
    send(client, url, how="door", result="opinion", line=WORDS, about=str(person("li").pk))

    assert "已经交给上一级，不经过本人。" in client.get("/my-homes/").content.decode()


def test_where_all_is_well_nobody_is_asked_about_anyone_and_nothing_goes_up(url, client_of, send, person):
    text = client_of("luo").get(url).content.decode()
    assert text.index('data-when="result=problem,opinion"') < text.index('name="about"')
    send(client_of("luo"), url, how="door", quick="well", about=str(person("li").pk))

    assert Visit.objects.get().finding == "well"
    assert not Case.objects.exists()


def test_the_form_says_what_is_not_written_here(url, client_of):
    assert "打 110" in client_of("luo").get(url).content.decode()

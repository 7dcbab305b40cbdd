"""Behind its code a household tells us something as the home that it is, and reads whom it rings at which number."""

import io
import re

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from hulian.cases.models import Case
from hulian.contact.own.link import token_for
from hulian.contact.silence import NEVER, with_heard
from hulian.contact.verbs.link import link
from hulian.core.ids import new_id
from hulian.people.models import Household, Resident
from hulian.people.verbs.renew_code import code_of, renew_code
from tests.cases.tracker_world import MADE_UP

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(home, person, actor):
    """罗姐 looks after Chen's home."""
    return link(home("陈姨"), person("luo"), by=actor("lu")).household


@pytest.fixture
def url(chen):
    return reverse("contact:own-page", args=[token_for(chen)])


@pytest.fixture
def browser(chen, url):
    """A browser in which the code of the card was typed."""
    client = Client()
    assert client.post(url, {"code": code_of(chen)}).status_code == 302
    return client


def text_of(answer):
    return MADE_UP.sub("…", answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def calls(answer):
    """Return whom one can ring by one tap: the number that is rung, and what stands on the button."""
    found = re.findall(r'<a class="act" href="(tel:[^"]+)">(.*?)</a>', text_of(answer))
    return [(number, re.sub("<[^>]+>", "", words)) for number, words in found]


def test_behind_the_code_telling_us_leads_to_the_homes_own_form_and_before_it_to_everybodys(browser, url):
    assert f'href="{url}tell/"' in browser.get(url).content.decode()
    before = Client().get(url).content.decode()
    assert f"{url}tell/" not in before
    assert 'href="/r/' in before


def test_what_the_home_tells_is_the_homes_and_nobody_asks_where(browser, url, chen):
    form = browser.get(f"{url}tell/").context["form"]
    assert [name for name in ("place", "who", "phone") if name in form.fields] == []
    envelope = new_id()
    for _tap in range(2):
        answer = browser.post(f"{url}tell/", {"words": "厨房的灯一闪一闪", "envelope": str(envelope)})
        assert answer.status_code == 302
    case = Case.objects.get()
    assert (case.household, case.who, case.place) == (chen, "陈姨", chen.address)
    assert (case.way, case.reporter_id) == ("qr", None)
    assert answer.headers["Location"].startswith("/t/")
    assert browser.get(answer.headers["Location"]).status_code == 200
    assert case.title in text_of(browser.get(url))


def test_it_is_a_sign_of_the_home(browser, url, chen):
    browser.post(f"{url}tell/", {"words": "灯坏了", "envelope": str(new_id())})
    assert with_heard(Household.objects.filter(pk=chen.pk)).get().heard > NEVER


def test_a_home_whose_number_nobody_knows_is_asked_for_one(browser, url, chen):
    Resident.objects.filter(household=chen).update(phone=b"")
    assert "phone" in browser.get(f"{url}tell/").context["form"].fields


def test_without_the_code_nothing_is_taken_as_the_homes(url, chen, browser, actor):
    stranger = Client()
    assert stranger.get(f"{url}tell/").headers["Location"] == url
    assert stranger.post(f"{url}tell/", {"words": "灯坏了", "envelope": str(new_id())}).headers["Location"] == url
    renew_code(chen, by=actor("fen"))
    assert browser.post(f"{url}tell/", {"words": "灯坏了", "envelope": str(new_id())}).status_code == 410
    assert not Case.objects.exists()


def test_a_complaint_about_one_of_us_goes_past_the_community_from_here_too(browser, url, chen):
    browser.post(f"{url}tell/", {"words": "有人乱收钱", "about_staff": "on", "envelope": str(new_id())})
    case = Case.objects.get()
    assert case.household == chen
    assert not case.scope_path.startswith(chen.community.path)
    assert case.title not in text_of(browser.get(url))


def test_one_who_has_a_number_is_rung_at_it(browser, url, person):
    luo = person("luo")
    luo.phone = "13800009231"
    luo.save()
    assert calls(browser.get(url)) == [("tel:13800009231", "打给罗姐 138 0000 9231")]


def test_who_has_none_is_asked_for_at_the_community(browser, url):
    assert calls(browser.get(url)) == [("tel:0757-00000012", "打给社区，找罗姐 0757-0000 0012")]


def test_a_home_that_nobody_looks_after_rings_the_community(home):
    family = home("梁俊杰、吴敏仪")
    client, url = Client(), reverse("contact:own-page", args=[token_for(family)])
    client.post(url, {"code": code_of(family)})
    assert calls(client.get(url)) == [("tel:0757-00000012", "打给社区 0757-0000 0012")]


@pytest.mark.parametrize(("number", "said"), [("13800009231", False), ("", True)])
def test_the_printed_card_says_whose_number_it_is(chen, client_of, person, number, said):
    luo = person("luo")
    luo.phone = number
    luo.save()
    card = pypdfium2.PdfDocument(io.BytesIO(client_of("fen").get(f"/homes/{chen.pk}/home-card.pdf").content))[0]
    assert ("打给社区，找罗姐" in card.get_textpage().get_text_range()) is said

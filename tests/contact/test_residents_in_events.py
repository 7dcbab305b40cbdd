"""An Event can't be erased: of a resident who acts it holds no name, whichever link they came by."""

import pytest
from django.test import Client
from django.urls import reverse

from hulian.audit.models import Event
from hulian.cases.models import Case
from hulian.cases.tracker import token_for as tracker_token
from hulian.contact.models import Refusal
from hulian.contact.own.link import token_for
from hulian.contact.verbs.link import link
from hulian.core import links
from hulian.core.ids import new_id
from hulian.people.verbs.renew_code import code_of
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db

NAMES = ("陈姨", "陈月明", "chen")


@pytest.fixture
def chen(home, person, actor):
    """罗姐 looks after Chen's home."""
    return link(home("陈姨"), person("luo"), by=actor("lu")).household


@pytest.fixture
def start(chen):
    return Event.objects.order_by("-sequence").first().sequence


def resident_acts_since(start):
    """Return what residents did, having looked that no Event names one."""
    events = list(Event.objects.filter(sequence__gt=start).order_by("sequence"))
    said = " ".join(f"{event.actor_name} {event.codes}" for event in events)
    assert [name for name in NAMES if name in said] == []
    return [event.verb for event in events if event.actor_role == "resident"]


def test_on_the_tracker(chen, actor, start):
    case = Flow(actor, chen).resolved()
    browser, url = Client(), reverse("cases:tracker", args=[tracker_token(case)])
    browser.post(url, {"code": code_of(chen)})
    browser.post(url, {"satisfaction": "1", "text": "还是跳闸", "envelope": str(new_id())})

    assert resident_acts_since(start) == ["case.unlock", "case.confirm"]
    case.refresh_from_db()
    assert case.residents_words.get().by_name == "陈姨", "in the matter itself it stands: that can be erased"


def test_on_the_homes_own_page(chen, start, person):
    browser, url = Client(), reverse("contact:own-page", args=[token_for(chen)])
    browser.post(url, {"code": code_of(chen)})
    browser.post(url, {"sure": "yes", "another": "True", "who": str(person("luo").pk), "envelope": str(new_id())})

    assert resident_acts_since(start) == ["household.unlock", "contact.ask_another"]
    assert Refusal.objects.filter(household=chen).exists()


def test_where_anybody_may_tell_us(chen, community, start):
    url = reverse("cases:tell-us", args=[links.token_of(links.ensure("report", community().pk))])
    answer = Client().post(url, {"words": "楼道灯坏了", "who": "陈月明", "envelope": str(new_id())})

    assert answer.status_code == 302
    assert resident_acts_since(start) == ["case.report"]
    assert Case.objects.get().who == "陈月明"

"""What the page of a step asks for, and what it says to whoever comes too late."""

import re

import pytest

from hulian.cases.verbs.take import take
from hulian.core.ids import new_id
from hulian.teams.models import Helper
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


def text_of(client, url):
    return client.get(url).content.decode()


def label_of(text, name):
    """Return what stands in the label of a field."""
    return re.search(rf'<label class="field-label" for="id_{name}">(.*?)</label>', text)[1]


def test_the_second_of_two_who_take_it_on_reads_who_has_it_and_finds_no_button_that_fails(flow, client_of):
    case, late = flow.reported(), client_of("fen")
    client_of("li").post(f"/cases/{case.pk}/acceptance/", {"envelope": new_id()})

    answer = late.post(f"/cases/{case.pk}/acceptance/", {"envelope": new_id()})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "李书记在跟" in text
    assert 'form="step"' not in text
    assert f'<a class="act" href="/cases/{case.pk}/">' in text


def test_nobody_who_was_not_reached_has_to_be_given_a_face(flow, client_of, url):
    case = flow.resolved()
    assert 'name="mark" value="5" required' not in text_of(client_of("xiaoyu"), f"/cases/{case.pk}/follow-ups/")
    assert 'name="satisfaction" value="5" required' in client_of("xiaoyu").get(url).content.decode()


def test_whoever_did_the_work_reads_that_a_colleague_asks(flow, client_of):
    case = flow.resolved(by="li")
    assert "由别的同事去问" in text_of(client_of("li"), f"/cases/{case.pk}/")
    assert "由别的同事去问" not in text_of(client_of("xiaoyu"), f"/cases/{case.pk}/")


def test_a_picture_after_the_work_is_asked_for_and_without_one_the_reason_stands_open(flow, actor, client_of):
    case = flow.accepted()
    take(flow.given(case, Helper.objects.get(user__username="zhou")), by=actor("zhou"))
    page, zhou = f"/cases/{case.pk}/finish/", client_of("zhou")
    text = text_of(zhou, page)
    assert "可以不" not in label_of(text, "photos")
    assert '<details class="more">' in text

    refused = zhou.post(page, {"done": "换了插座", "envelope": new_id()}).content.decode()
    assert '<details class="more" open>' in refused
    assert "换了插座" in refused


def test_a_picture_of_the_site_may_be_left_out_and_is_not_written(flow, client_of):
    text = text_of(client_of("li"), f"/cases/{flow.accepted().pk}/inspections/")
    assert "可以不拍" in label_of(text, "photos")

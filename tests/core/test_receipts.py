"""What was sent once is done once, however often it is sent."""

import threading

import pytest
from django.db import connection
from django.test import RequestFactory

from hulian.core.ids import new_id
from hulian.core.models import Receipt, SearchDoc
from hulian.core.receipts import EnvelopeReused, hash_of, hash_of_form, once, once_thought

BODY = hash_of({"words": "跳闸"})


def make():
    return SearchDoc.objects.create(kind="probe", subject_id=new_id())


class Row:
    """Something with an id, as acts return."""

    def __init__(self):
        self.pk = SearchDoc.objects.create(kind="probe", subject_id=new_id()).subject_id


@pytest.mark.django_db
def test_the_same_again_is_done_once_and_answered_with_the_same_row():
    envelope, who = new_id(), new_id()
    first = once(envelope, "probe", who, BODY, Row)
    again = once(envelope, "probe", who, BODY, Row)
    assert (first.repeated, again.repeated, again.subject_id) == (False, True, first.subject_id)
    assert SearchDoc.objects.filter(kind="probe").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["actor", "nobody", "body", "verb"])
def test_an_id_is_not_taken_from_another_actor_with_another_body_or_for_another_act(change):
    envelope, who = new_id(), new_id()
    once(envelope, "probe", who, BODY, Row)
    verb = "other" if change == "verb" else "probe"
    by = {"actor": new_id(), "nobody": None}.get(change, who)
    with pytest.raises(EnvelopeReused):
        once(envelope, verb, by, hash_of("other") if change == "body" else BODY, Row)
    assert SearchDoc.objects.filter(kind="probe").count() == 1


@pytest.mark.django_db
def test_an_act_that_fails_leaves_neither_row_nor_receipt_and_may_be_sent_again():
    envelope = new_id()

    def fails():
        make()
        raise LookupError

    with pytest.raises(LookupError):
        once(envelope, "probe", None, BODY, fails)
    assert not SearchDoc.objects.filter(kind="probe").exists()
    assert not Receipt.objects.filter(pk=envelope).exists()
    assert not once(envelope, "probe", None, BODY, Row).repeated


@pytest.fixture
def really(django_db_setup, django_db_blocker):
    """Commits are real, as threads need; what was made is taken away again by hand."""
    with django_db_blocker.unblock():
        yield
        SearchDoc.objects.filter(kind="probe").delete()
        Receipt.objects.filter(verb="probe").delete()


def test_what_is_thought_out_beforehand_is_thought_once_and_outside_the_turn_to_write(really):
    envelope, thinking = new_id(), []

    def think():
        thinking.append(connection.in_atomic_block)
        return "thought"

    def act(thought):
        assert (thought, connection.in_atomic_block) == ("thought", True)
        return Row()

    outcomes = [once_thought(envelope, "probe", None, BODY, think, act) for _ in range(2)]
    assert [outcome.repeated for outcome in outcomes] == [False, True]
    assert thinking == [False]


def test_of_eight_at_the_same_moment_one_acts_and_all_hear_of_the_same_row(really):
    envelope, outcomes, wrong = new_id(), [], []
    ready = threading.Barrier(8)

    def send():
        try:
            ready.wait()
            outcomes.append(once(envelope, "probe", None, BODY, Row))
        except Exception as error:  # noqa: BLE001 - shown by the assertion below
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert len({outcome.subject_id for outcome in outcomes}) == 1
    assert [outcome.repeated for outcome in outcomes].count(False) == 1
    assert SearchDoc.objects.filter(kind="probe").count() == 1


def test_a_form_is_the_same_without_its_token_and_envelope_but_not_at_another_address():
    def digest(path="/a/", **fields):
        return hash_of_form(RequestFactory().post(path, fields))

    same = digest(words="跳闸", envelope="1", csrfmiddlewaretoken="x")
    assert same == digest(words="跳闸", envelope="2", csrfmiddlewaretoken="y")
    assert same != digest(words="漏水")
    assert same != digest("/b/", words="跳闸")

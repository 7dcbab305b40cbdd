"""A form's act: once for two taps, and what takes a while is done before the turn to write."""

from types import SimpleNamespace

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import RequestFactory

from hulian.core.acting import act_once
from hulian.core.forms import ActForm
from hulian.core.ids import new_id

pytestmark = pytest.mark.django_db


class Slow(ActForm):
    """A form that notes how deep in transactions it was read; the tests' own is one."""

    picture = forms.FileField()

    def clean_picture(self):
        self.depth = len(connection.savepoint_ids)
        return self.cleaned_data["picture"]


def sent(envelope, picture=b"light"):
    request = RequestFactory().post("/x/", {"envelope": envelope, "picture": SimpleUploadedFile("a.jpg", picture)})
    request.actor = SimpleNamespace(id=None)
    return request, Slow(request.POST, request.FILES)


def test_a_form_is_read_before_the_turn_to_write_and_acts_within_it():
    (request, form), outside, acted = sent(new_id()), len(connection.savepoint_ids), []
    act_once(request, form, "test.slow", lambda: acted.append(len(connection.savepoint_ids)))
    assert (form.depth, acted) == (outside, [outside + 1])


def test_the_second_tap_neither_acts_nor_reads_the_form():
    envelope, acted = new_id(), []
    for tap in range(2):
        request, form = sent(envelope)
        done = act_once(request, form, "test.slow", lambda: acted.append(1))
        assert (done.repeated, hasattr(form, "depth")) == (bool(tap), not tap)
    assert acted == [1]


def test_what_was_not_filled_in_well_does_nothing_and_may_be_sent_again():
    envelope, acted = new_id(), []
    request, form = sent(envelope, b"")
    assert act_once(request, form, "test.slow", lambda: acted.append(1)) is None
    assert form.errors["picture"]
    request, form = sent(envelope)
    assert not act_once(request, form, "test.slow", lambda: acted.append(1)).repeated
    assert acted == [1]

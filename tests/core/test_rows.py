"""Rows written past the ORM are the rows that the ORM would have written."""

import pytest

from hulian.audit.models import Event
from hulian.audit.record import build
from hulian.core.actor import HULIAN
from hulian.core.models import Receipt
from hulian.core.rows import one, put
from hulian.notices.models import Notice

pytestmark = pytest.mark.django_db


def twins(row, other):
    names = [field.attname for field in row._meta.concrete_fields if field.attname not in {"id", "sequence"}]
    return {name: getattr(row, name) for name in names} == {name: getattr(other, name) for name in names}


def test_a_row_comes_back_as_it_was_put(person, home):
    event = build("case.report", home("陈姨"), by=HULIAN, area_path="/a/", codes={"told": ["一", 2], "none": None},
                  household_id=home("陈姨").pk)
    put(event)
    again = Event.objects.get(id=event.id)
    assert (again.codes, again.household_id, again.at) == (event.codes, event.household_id, event.at)
    assert again.sequence

    by_orm = build("case.report", home("陈姨"), by=HULIAN, area_path="/a/", codes=event.codes, at=event.at,
                   household_id=event.household_id)
    by_orm.received_at = event.received_at
    by_orm.save(force_insert=True)
    assert twins(Event.objects.get(id=by_orm.id), again)


def test_every_model_that_is_put_keeps_its_defaults(person):
    event = build("x", person("li"), by=HULIAN, area_path="/")
    notice = Notice(user_id=person("li").pk, kind="report", created_at=event.at)
    receipt = Receipt(id=event.id, verb="x", body_hash="0" * 64, outcome="accepted", received_at=event.at)
    for row in (notice, receipt):
        put(row)
        assert not row._state.adding
        assert twins(type(row).objects.get(pk=row.pk), row)


def test_one_row_is_read_as_the_orm_reads_it(person, home, community):
    for row, column in ((person("li"), "id"), (home("陈姨"), "id"), (community(), "code")):
        found = one(type(row), column, getattr(row, column))
        assert found == row
        for field in row._meta.concrete_fields:
            ours, theirs = getattr(found, field.attname), getattr(row, field.attname)
            assert (type(ours), getattr(ours, "blob", ours)) == (type(theirs), getattr(theirs, "blob", theirs))
    assert not found._state.adding
    assert one(type(row), "code", "nowhere") is None


def test_rows_of_a_kind_are_put_together(person):
    event = build("x", person("li"), by=HULIAN, area_path="/")
    rows = [Notice(user_id=person(slug).pk, kind="report", created_at=event.at) for slug in ("li", "fen", "deng")]
    put(*rows)
    put()
    assert Notice.objects.filter(pk__in=[row.pk for row in rows]).count() == 3


def test_a_document_that_is_a_mere_text_is_still_put_as_a_document(person):
    event = build("x", person("li"), by=HULIAN, area_path="/")
    event.codes = "plain"
    put(event)
    assert Event.objects.get(id=event.id).codes == "plain"

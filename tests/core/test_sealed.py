"""Sealed fields: the database holds no plain text, and a value opens in its own row only."""

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection
from hypothesis import given
from hypothesis import strategies as some

from hulian.cases.models import Case
from hulian.cases.verbs.report import Report, report
from hulian.core.sealed import Sealed, open_field, seal, unseal
from hulian.people.models import Resident

PHONE = "13800000099"


@pytest.fixture
def case(db, actor, community):
    return report(community(), Report("跳闸", phone=f"{PHONE[:3]}-{PHONE[3:7]} {PHONE[7:]}"), by=actor("xiaoyu"))


def test_a_number_is_kept_sealed_and_opened_only_on_purpose(case):
    kept = Case.objects.get(pk=case.pk)
    assert open_field(kept, "caller_phone") == PHONE
    assert str(kept.caller_phone) == "••••"
    assert PHONE not in repr(vars(kept))


def test_no_column_of_any_table_holds_the_number(case, home):
    chen = "13800000017"
    assert open_field(Resident.objects.get(name="陈月明"), "phone") == chen
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            for row in cursor.fetchall():
                for value in row:
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    assert PHONE.encode() not in raw, table
                    assert chen.encode() not in raw, table


def test_a_value_that_was_moved_to_another_row_or_changed_does_not_open(case, actor, community):
    other = report(community(), Report("漏水", phone="13800000098"), by=actor("xiaoyu"))
    moved = Case.objects.get(pk=case.pk).caller_phone
    Case.objects.filter(pk=other.pk).update(caller_phone=moved)
    with pytest.raises(InvalidTag):
        open_field(Case.objects.get(pk=other.pk), "caller_phone")
    changed = moved.blob[:-1] + bytes([moved.blob[-1] ^ 1])
    Case.objects.filter(pk=case.pk).update(caller_phone=Sealed(changed))
    with pytest.raises(InvalidTag):
        open_field(Case.objects.get(pk=case.pk), "caller_phone")


def test_a_plain_text_can_not_slip_past_the_row_it_would_be_bound_to(case):
    with pytest.raises(TypeError):
        Case.objects.filter(pk=case.pk).update(caller_phone=PHONE)


def test_saving_again_keeps_what_was_sealed(case):
    kept = Case.objects.get(pk=case.pk)
    kept.save()
    assert open_field(Case.objects.get(pk=case.pk), "caller_phone") == PHONE


@given(some.text(), some.binary(min_size=1, max_size=40), some.binary(min_size=1, max_size=40))
def test_any_text_opens_with_its_row_and_with_no_other(text, row, other):
    blob = seal(text, row)
    assert unseal(blob, row) == text
    assert seal(text, row) != blob
    if other != row:
        with pytest.raises(InvalidTag):
            unseal(blob, other)

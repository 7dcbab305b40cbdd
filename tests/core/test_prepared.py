"""A prepared question answers as the question itself does."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from hulian.accounts.models import User
from hulian.cases.first_page import counts, first_page
from hulian.cases.models import Case
from hulian.cases.paging import page_of
from hulian.core.prepared import Text, prepared

pytestmark = pytest.mark.django_db


@prepared
def _by_id(user_id: UUID) -> QuerySet[User]:
    return User.objects.filter(pk=user_id)


@prepared
def _named(name: Text) -> QuerySet[User]:
    return User.objects.filter(username=name)


@prepared
def _none(user_id: UUID) -> QuerySet[User]:
    return User.objects.filter(pk=user_id, pk__in=[])


def test_each_value_gets_its_own_rows(person, django_assert_num_queries):
    li, fen = person("li"), person("fen")
    assert (_by_id(li.pk), _by_id(fen.pk)) == ([li], [fen])
    assert (_named(Text("li")), _named(Text("fen")), _named(Text("nobody"))) == ([li], [fen], [])
    with django_assert_num_queries(1):
        assert _by_id(li.pk)[0].name == li.name


def test_a_row_that_changes_is_read_anew(person):
    li = person("li")
    _by_id(li.pk)
    User.objects.filter(pk=li.pk).update(called="老李")
    assert _by_id(li.pk)[0].called == "老李"


def test_a_question_that_can_have_no_rows_has_none(person):
    assert _none(person("li").pk) == []


def test_a_question_that_reckons_with_a_moment_is_refused():
    @prepared
    def reckons(now: object) -> QuerySet[User]:
        return User.objects.filter(last_login__gt=now - timedelta(days=1))

    with pytest.raises(LookupError):
        reckons(timezone.now())


@pytest.mark.parametrize("view", ["mine", "ours", "red", "done", "all"])
def test_the_first_page_is_the_one_that_filters_would_show(view, actor, rf):
    from hulian.cases.lists import filtered

    li = actor("li")
    seen = Case.objects.visible_to(li)
    slow, _ = page_of(filtered(seen, {"view": view}, li), seen, are_open=view in {"mine", "ours"})
    assert [case.pk for case in first_page(view, li)[0]] == [case.pk for case in slow]
    if view in counts(li):
        assert counts(li)[view] == len(slow)

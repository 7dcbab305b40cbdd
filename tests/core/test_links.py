"""Public links: they work, end, are revoked and typed by hand; a stolen database opens none."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hulian.core import clock, links
from hulian.core.ids import new_id
from hulian.core.models import PublicLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject():
    return new_id()


def test_a_link_leads_to_its_subject_for_its_purpose_only(subject):
    token = links.token_of(links.ensure("tracker", subject))
    assert links.resolve("tracker", token) == subject
    assert links.resolve("report", token) is None
    assert links.resolve("tracker", "A" * 26) is None
    assert links.resolve("tracker", "") is None


def test_many_links_are_made_at_once_and_are_the_same_as_one_by_one(django_assert_num_queries):
    subjects = [new_id() for _ in range(30)]
    first = links.ensure("badge", subjects[0])
    links.renew("badge", subjects[1])
    links.PublicLink.objects.filter(subject_id=subjects[1]).update(revoked_at=clock.now())
    with django_assert_num_queries(3):
        made = links.ensure_many("badge", subjects)
    assert made[subjects[0]] == first
    assert made[subjects[1]].version == 2
    assert [one for one in subjects if links.ensure("badge", one) != made[one]] == []
    assert [one for one in subjects if links.resolve("badge", links.token_of(made[one])) != one] == []
    with django_assert_num_queries(1):
        assert links.ensure_many("badge", subjects) == made
    assert links.ensure_many("badge", []) == {}


def test_it_can_be_printed_again_and_stays_the_same(subject):
    assert links.token_of(links.ensure("report", subject)) == links.token_of(links.ensure("report", subject))
    assert PublicLink.objects.filter(subject_id=subject).count() == 1


def test_a_renewed_link_revokes_the_old_one(subject):
    old = links.token_of(links.ensure("report", subject))
    new = links.token_of(links.renew("report", subject))
    assert (links.resolve("report", old), links.resolve("report", new)) == (None, subject)


def test_an_ended_link_works_no_longer_and_again_when_its_end_is_taken_back(subject):
    token = links.token_of(links.ensure("tracker", subject))
    links.end("tracker", subject, clock.now() + timedelta(days=30))
    with clock.at(clock.now() + timedelta(days=29)):
        assert links.resolve("tracker", token) == subject
    with clock.at(clock.now() + timedelta(days=31)):
        assert links.resolve("tracker", token) is None
        links.end("tracker", subject, None)
        assert links.resolve("tracker", token) == subject


@pytest.mark.parametrize("typed", [str.lower, lambda t: " ".join(t[i:i + 4] for i in range(0, 26, 4)),
                                   lambda t: "-".join([t[:13], t[13:]]),
                                   lambda t: t.replace("O", "0").replace("I", "1").replace("B", "8")])
def test_a_link_may_be_typed_as_it_is_read(typed):
    for _ in range(20):  # so that O, I and B come up
        subject = new_id()
        assert links.resolve("report", typed(links.token_of(links.ensure("report", subject)))) == subject


def test_the_table_does_not_hold_the_token(subject):
    token = links.token_of(links.ensure("report", subject))
    row = PublicLink.objects.get(subject_id=subject)
    assert token not in repr([value for name, value in vars(row).items() if name != "_state"])


def test_the_code_on_a_card_has_eight_digits_and_changes_with_its_version(subject):
    codes = {links.short_code("household", subject, version) for version in range(1, 9)}
    assert len(codes) == 8
    assert all(len(code) == 8 and code.isdigit() for code in codes)


@given(some.text(max_size=60))
def test_whatever_is_typed_is_looked_up_and_found_or_not(text):
    assert links.resolve("tracker", text) is None

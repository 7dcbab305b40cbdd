"""Kin and wishes are noted by hand, and the next draft knows them."""

import pytest

from hulian.accounts.register import add_user, grant_role
from hulian.contact.models import KnownTie, Refusal
from hulian.contact.verbs.propose import propose
from hulian.core import clock
from hulian.core.actor import HULIAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def nephew(community):
    """A member who is kin to somebody."""
    user = add_user("nephew", name="陈志荣", called="荣哥", by=HULIAN, area=community())
    grant_role(user, "contact_member", community(), by=HULIAN)
    return user


def test_a_tie_is_written_down_once_and_the_draft_follows_it(nephew, home, client_of, community, actor):
    url, told = f"/links/homes/{home('陈姨').pk}/ties/new/", {"member": str(nephew.pk), "kind": "kin"}
    assert client_of("fen").post(url, told).status_code == 302
    assert client_of("fen").post(url, told).status_code == 302

    assert KnownTie.objects.get(household=home("陈姨")).member == nephew
    line = propose(community(), by=actor("fen")).lines.get(household=home("陈姨"))
    assert (line.member, line.basis) == (nephew, "kin")


def test_a_pair_that_said_no_is_not_joined(nephew, home, client_of):
    Refusal.objects.create(household=home("陈姨"), member=nephew, side="member", at=clock.now())
    told = {"member": str(nephew.pk), "kind": "kin"}
    answer = client_of("fen").post(f"/links/homes/{home('陈姨').pk}/ties/new/", told)

    assert answer.status_code == 422
    assert KnownTie.objects.count() == 0


def test_only_the_office_notes_ties(home, client_of):
    url = f"/links/homes/{home('陈姨').pk}/ties/new/"
    assert [client_of(slug).get(url).status_code for slug in ("fen", "lu", "luo", "li")] == [200, 200, 403, 403]

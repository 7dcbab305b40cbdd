"""Two stand-ins arranged at the same moment: what can't both be is refused to the second, on both databases."""

from datetime import timedelta

import pytest

from hulian.accounts.models import Grant, User
from hulian.accounts.register import add_user, grant_role
from hulian.contact.errors import AwayTwice
from hulian.contact.models import StandIn
from hulian.contact.verbs.stand_in import stand_in
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.notices.models import Notice
from hulian.places.models import Area
from tests.beside import beside


def members():
    area = Area.objects.get(code="demo")
    users = [add_user(f"at-once-{at}", name=f"梁同{at}", by=HULIAN, area=area) for at in range(3)]
    for user in users:
        grant_role(user, "contact_member", area, by=HULIAN)
    return users


@pytest.fixture
def three(django_db_setup, django_db_blocker):
    """Three members whose rows are committed, as threads need; taken away again by hand (but Events stay)."""
    with django_db_blocker.unblock():
        users = members()
        yield users
        StandIn.objects.filter(member__in=users).delete()
        Notice.objects.filter(user_id__in=[user.pk for user in users]).delete()
        Grant.objects.filter(user__in=users).delete()
        User.objects.filter(pk__in=[user.pk for user in users]).delete()


def arrange(member, instead):
    today = clock.today()
    stand_in(Area.objects.get(code="demo"), member, instead, first=today, last=today + timedelta(days=2), why="ill",
             by=HULIAN)


CONTRADICTIONS = [((0, 2), "the member is away already"), ((1, 0), "each for the other"),
                  ((2, 0), "who should come is away"), ((1, 2), "who comes goes away")]


@pytest.mark.django_db
@pytest.mark.parametrize(("again", "how"), CONTRADICTIONS)
def test_what_contradicts_a_stand_in_is_refused(again, how):
    users = members()
    arrange(users[0], users[1])
    with pytest.raises(AwayTwice):
        arrange(users[again[0]], users[again[1]])
    assert StandIn.objects.count() == 1, how


@pytest.mark.parametrize(("again", "how"), CONTRADICTIONS)
def test_what_contradicts_a_stand_in_that_is_just_being_written_is_refused(three, again, how):
    error = beside(lambda: arrange(three[0], three[1]), lambda: arrange(three[again[0]], three[again[1]]))
    assert isinstance(error, AwayTwice), how
    assert StandIn.objects.filter(member__in=three).count() == 1


def test_one_may_come_for_two_who_go_away_at_the_same_moment(three):
    assert beside(lambda: arrange(three[0], three[1]), lambda: arrange(three[2], three[1])) is None
    assert StandIn.objects.filter(instead=three[1]).count() == 2

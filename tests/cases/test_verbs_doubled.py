"""A button that is tapped twice does its act once, and nobody is shown an error for it."""

import threading

import pytest
from django.db import connection

from hulian.audit.models import Event
from hulian.cases.board import figures, of_community
from hulian.cases.errors import WrongState
from hulian.cases.models import Acceptance, Case
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.report import Report, report
from hulian.core import search
from hulian.core.actor import resident
from hulian.core.ids import new_id
from hulian.core.models import Receipt
from hulian.notices.models import Notice
from tests.cases.flow import Flow


@pytest.mark.django_db
def test_a_helper_who_taps_twice_has_taken_the_work_once(actor, home, person, client_of):
    flow = Flow(actor, home("陈姨"))
    case = flow.accepted()
    task = flow.given(case, person("zhou").helper)
    sent = {"envelope": str(new_id()), "task": str(task.pk)}
    answers = [client_of("zhou").post(f"/cases/{case.pk}/taking/", sent).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert Event.objects.filter(verb="case.take", case_id=case.pk).count() == 1


@pytest.mark.django_db
def test_the_board_neither_shows_nor_counts_what_went_round_the_community(actor, community):
    before = figures(of_community(community()))
    report(community(), Report("他收钱", about_staff=True), by=resident())
    assert figures(of_community(community())) == before


@pytest.fixture
def really(django_db_setup, django_db_blocker):
    """Commits are real, as threads need; what was made is taken away again by hand (but Events stay)."""
    with django_db_blocker.unblock():
        from hulian.accounts.actors import actor_of
        from hulian.accounts.models import User
        from hulian.places.models import Area

        people = {slug: actor_of(User.objects.get(username=slug)) for slug in ("li", "fen", "xiaoyu")}
        case = report(Area.objects.get(code="demo"), Report("路灯不亮"), by=people["xiaoyu"])
        yield people, case
        Acceptance.objects.filter(case=case).delete()
        Notice.objects.filter(case_id=case.pk).delete()
        Receipt.objects.filter(subject_id=case.pk).delete()
        search.remove("case", case.pk)
        case.delete()


def test_of_many_who_accept_at_the_same_moment_exactly_one_has_it(really):
    people, case = really
    ready, taken, late = threading.Barrier(8), [], []

    def tap(by):
        mine = Case.objects.get(pk=case.pk)
        ready.wait()
        try:
            taken.append(accept(mine, by=by).by_name)
        except WrongState as error:
            late.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=tap, args=[people[slug]]) for slug in ("li", "fen") * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(taken), late) == (1, ["wrong_state"] * 7)
    case.refresh_from_db()
    assert (case.state, case.holder_name, case.acceptances.count()) == ("accepted", taken[0], 1)

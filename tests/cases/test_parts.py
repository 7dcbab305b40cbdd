"""The parts of a case that a page has read: what is narrowed further is still asked of the database."""

import pytest

from hulian.cases.models import TaskState
from hulian.cases.parts import read_parts
from hulian.cases.policy import doers, is_worker
from hulian.teams.models import Helper
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


def test_who_works_on_it_is_known_after_its_parts_were_read(actor, person):
    flow = Flow(actor)
    case = flow.accepted()
    flow.finished(flow.given(case, Helper.objects.get(user=person("zhou"))))
    read_parts(case)

    assert is_worker(case, actor("zhou"))
    assert doers(case) == {actor("zhou").id}
    assert case.tasks.filter(state=TaskState.FINISHED).count() == len(case.tasks.all()) == 1
    assert not case.tasks.exclude(case=case).exists()

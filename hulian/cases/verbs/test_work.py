"""test: after electrical work, insulation and leakage switch are measured."""

from decimal import Decimal

from hulian.cases.codes import State
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Task, TaskState, Test
from hulian.cases.verbs.act import concerned, doing, finish
from hulian.core.actor import Actor

LEAVES = frozenset({State.IN_PROGRESS})
# GB 50303-2015, 3.2 / GB/T 16895.23: at least 0.5 MΩ for circuits up to 500 V.
LEAST_MEGOHM = Decimal("0.5")


def test_work(task: Task, *, by: Actor, insulation_megohm: Decimal | None, leakage_switch_ok: bool) -> Test:
    """Record the measurement of finished work. Raises MissingEvidence('test_missing', 'task_closed')."""
    case = task.case
    with doing("test", case, by, LEAVES, task):
        if insulation_megohm is None:
            raise MissingEvidence("test_missing")
        if not Task.objects.filter(pk=task.pk, state=TaskState.FINISHED).exists():
            raise MissingEvidence("task_closed")
        passed = insulation_megohm >= LEAST_MEGOHM and leakage_switch_ok
        row = Test.write(
            case, by, task=task, insulation_megohm=insulation_megohm,
            leakage_switch_ok=leakage_switch_ok, passed=passed,
        )
        finish("test", case, row, by=by, tell_to=concerned(case), codes={"passed": passed})
    return row


test_work.__test__ = False  # not a pytest test, though it is named after what it does

"""Takes a case along its way by the verbs, as far as a test needs it."""

from hulian.cases.models import Case, Task
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.assign import assign
from hulian.cases.verbs.finish_task import finish_task
from hulian.cases.verbs.inspect import inspect
from hulian.cases.verbs.report import Report, report
from hulian.cases.verbs.resolve import resolve
from hulian.cases.verbs.take import take
from hulian.core.actor import Actor
from hulian.places.models import Area


class Flow:
    """`of` gives an actor by slug, as the fixture does."""

    def __init__(self, of, home=None) -> None:
        self.of, self.home = of, home

    def reported(self, by: str | Actor = "xiaoyu", **told) -> Case:
        actor = by if isinstance(by, Actor) else self.of(by)
        told = {"words": "家里一打雷就跳闸", "household": self.home} | told
        return report(Area.objects.get(code="demo"), Report(**told), by=actor)

    def accepted(self, by: str = "li", **told) -> Case:
        case = self.reported(**told)
        accept(case, by=self.of(by))
        inspect(case, by=self.of(by), finding="线老了")
        return case

    def given(self, case: Case, helper, skill: str = "appliances", by: str = "li", **more) -> Task:
        return assign(case, by=self.of(by), helper=helper, skill=skill, **more)

    def finished(self, task: Task) -> Task:
        by = self.of(task.helper.user.username)
        take(task, by=by)
        return finish_task(task, by=by, done="换好了", no_photo="屋里太暗")

    def resolved(self, helper=None, by: str = "li", **told) -> Case:
        case = self.accepted(by, **told)
        if helper:
            self.finished(self.given(case, helper, by=by))
        resolve(case, by=self.of(by), what="都好了")
        return case

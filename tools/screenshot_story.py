"""What the demo world leaves out and a picture needs, done by the same verbs: work that waits for its test."""

from hulian.accounts.models import User
from hulian.cases.models import Case
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.assign import assign
from hulian.cases.verbs.finish_task import finish_task
from hulian.cases.verbs.inspect import inspect
from hulian.cases.verbs.report import Report, report
from hulian.cases.verbs.take import take
from hulian.core.actor import Actor
from hulian.people.models import Household
from hulian.teams.models import Skill

WORDS = "走廊灯那个开关摸上去发烫，这两天还有一股焦味，晚上都不敢开。"


def untested(home: Household, *, worker: Actor, leader: Actor, electrician: User, mended_by: Actor) -> Case:
    """Return a matter whose electrical work is finished and not tested yet."""
    if known := Case.objects.filter(household=home, words=WORDS).first():
        return known
    told = Report(WORDS, household=home, category="power", title="走廊开关发烫", urgency="ordinary")
    case = report(home.community, told, by=worker)
    accept(case, by=leader)
    inspect(case, by=leader, finding="开关接头松了，线皮烤黑一截", no_photo="走廊太暗")
    task = assign(case, by=leader, helper=electrician.helper, skill=Skill.ELECTRIC, what="换开关，接头重做")
    take(task, by=mended_by)
    finish_task(task, by=mended_by, done="开关换新，烧黑的线剪掉重接", no_photo="走廊太暗", minutes=40)
    return case

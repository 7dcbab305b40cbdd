"""What Chen's home remembers: in 2019 the lamp in her kitchen was changed."""

from datetime import date, timedelta

from hulian.accounts.actors import actor_of
from hulian.accounts.models import User
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.assign import assign
from hulian.cases.verbs.finish_task import finish_task
from hulian.cases.verbs.follow_up import follow_up
from hulian.cases.verbs.inspect import inspect
from hulian.cases.verbs.report import Report, report
from hulian.cases.verbs.resolve import resolve
from hulian.cases.verbs.take import take
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.models import Household

DAY = date(2019, 6, 18)


def change_lamp() -> None:
    """Play that one case of 2019, step by step over three days."""
    home = Household.objects.select_related("dwelling", "community").get(called="陈姨")
    told = Report("厨房盏灯成日闪，煮饭看不清，又爬不上去换。", household=home, category="power", urgency="ordinary")
    with clock.at(clock.local_moment(DAY, 10)):
        case = report(home.community, told, by=_actor("xiaoyu"))
    with clock.at(clock.local_moment(DAY, 15)):
        accept(case, by=_actor("li"))
    with clock.at(clock.local_moment(DAY, 16)):
        inspect(case, by=_actor("li"), finding="厨房光管老化，灯座还好", no_photo="当时没有拍")
        zhou = User.objects.get(username="zhou")
        task = assign(case, by=_actor("li"), helper=zhou.helper, skill="appliances", what="换厨房灯")
        take(task, by=_actor("zhou"))
    with clock.at(clock.local_moment(DAY + timedelta(days=1), 10)):
        finish_task(task, by=_actor("zhou"), done="换过厨房灯", parts="LED 吸顶灯 1 盏", minutes=30,
                    no_photo="当时没有拍")
        resolve(case, by=_actor("li"), what="厨房灯换好，够亮", no_photo="当时没有拍")
    with clock.at(clock.local_moment(DAY + timedelta(days=2), 10)):
        follow_up(case, by=_actor("xiaoyu"), how="visit", reached=True, mark=5, text="光猛晒，切菜看得清。")


def _actor(slug: str) -> Actor:
    return actor_of(User.objects.get(username=slug))

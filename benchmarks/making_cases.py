"""Cases in the cast's community: 95 of 100 closed, the newest open; and forty that went all the way."""

from datetime import timedelta
from random import Random
from typing import Any

from tqdm import tqdm

from hulian.accounts.actors import actor_of
from hulian.accounts.models import User
from hulian.cases.codes import State
from hulian.cases.models import Case
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.assign import assign
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.finish_task import finish_task
from hulian.cases.verbs.inspect import inspect
from hulian.cases.verbs.note import note
from hulian.cases.verbs.report import Report, report, report_many
from hulian.cases.verbs.resolve import resolve
from hulian.cases.verbs.take import take
from hulian.core import clock
from hulian.core.actor import HULIAN, Actor, resident
from hulian.demo.bank import matters
from hulian.demo.words import Words
from hulian.people.models import Household
from hulian.places.models import Area
from hulian.teams.models import Helper

AT_ONCE = 500
OPEN = 0.05
WORKED = 40
DAYS = 1500
STATES = (State.REPORTED, State.ACCEPTED, State.IN_PROGRESS, State.IN_PROGRESS, State.RESOLVED)


def make_cases(cases: int) -> dict[str, Any]:
    """Make so many cases, oldest first; return the ids of those whose page is worth opening."""
    if not cases:
        return {"worked": []}
    rng = Random(cases)  # noqa: S311 - the same world again, nothing secret
    area = Area.objects.get(code="demo")
    homes = list(Household.objects.filter(community=area).order_by("pk"))
    told = texts(rng)
    plain = max(0, cases - WORKED)
    first = clock.now() - timedelta(days=DAYS)
    with tqdm(total=plain, unit=" cases", desc="cases") as bar:
        for begin in range(0, plain, AT_ONCE):
            size = min(AT_ONCE, plain - begin)
            with clock.at(first + timedelta(days=DAYS) * (begin / plain)):
                some = [Report(rng.choice(told), household=rng.choice(homes)) for _ in range(size)]
                _move(rng, report_many(area, some, by=HULIAN), is_open=begin >= plain * (1 - OPEN))
            bar.update(size)
    return {"worked": [str(_worked(rng, area, homes, told, at).pk) for at in range(min(WORKED, cases))]}


def texts(rng: Random) -> list[str]:
    """Return a thousand ways to say what is wrong."""
    words = Words(rng)
    return [words.report(words.plot(rng.choice(matters())), "visit") for _ in range(1000)]


def _move(rng: Random, cases: list[Case], *, is_open: bool) -> None:
    """Let cases stand where they would after a while; their rows are made for the forty only."""
    leader = User.objects.get(username="li")
    for state in STATES if is_open else (State.CLOSED,):
        some = [case.pk for case in cases if not is_open or rng.random() < 1 / len(STATES)]
        also = {} if state == State.REPORTED else {"holder_id": leader.pk, "holder_name": str(leader)}
        if state in {State.RESOLVED, State.CLOSED}:
            also |= {"due_at": None, "yellow_at": None}
        Case.objects.filter(pk__in=some).update(state=state, **also)


def _worked(rng: Random, area: Area, homes: list[Household], told: list[str], at: int) -> Case:
    """Take one case along its way by the verbs; every other one to its end."""
    li, finder = (actor_of(User.objects.get(username=name)) for name in ("li", "xiaoyu"))
    moment = clock.now() - timedelta(hours=30 + at)
    with clock.at(moment):
        case = report(area, Report(rng.choice(told), household=rng.choice(homes)), by=finder)
    with clock.at(moment + timedelta(hours=1)):
        accept(case, by=li)
        inspect(case, by=li, finding="到现场看过，情况属实，要请师傅来一趟。")
        note(case, by=li, text="白天家里有人，晚上七点后方便。")
    with clock.at(moment + timedelta(hours=5)):
        _work(case, li)
    if at % 2:
        with clock.at(moment + timedelta(hours=20)):
            resolve(case, by=li, what="师傅上门修好了，试过没问题。", no_photo="屋里不便拍")
            confirm(case, by=resident(case.who, link_of=case.pk), mark=4, text="好了，谢谢。")
    return case


def _work(case: Case, by: Actor) -> None:
    helper = Helper.objects.select_related("user").get(user__username="zhou")
    task = assign(case, by=by, helper=helper, skill="appliances")
    worker = actor_of(helper.user)
    take(task, by=worker)
    finish_task(task, by=worker, done="换了配件", no_photo="屋里太暗")

"""One case in each state, and the people who try every verb on it."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.test import Client

from hulian.accounts.actors import actor_of
from hulian.accounts.models import ApiToken, User
from hulian.accounts.register import add_user, grant_role
from hulian.audit.models import Event
from hulian.cases.models import Case, Task
from hulian.cases.table import VERBS
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.assign import assign
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.decline import decline
from hulian.cases.verbs.finish_task import finish_task
from hulian.cases.verbs.follow_up import follow_up
from hulian.cases.verbs.inspect import inspect
from hulian.cases.verbs.merge import merge
from hulian.cases.verbs.plan import plan
from hulian.cases.verbs.reopen import reopen
from hulian.cases.verbs.report import Report, report
from hulian.cases.verbs.resolve import resolve
from hulian.cases.verbs.take import take
from hulian.cases.verbs.test_work import test_work
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.people.models import Household
from hulian.places.models import Area

CAST = {
    "leader": "li", "admin": "fen", "liaison": "he", "social_worker": "xiaoyu", "supervisor": "deng",
    "secretary": "lu", "editor": "tan", "correspondent": "wen", "helper": "hui", "worker": "zhou",
    "other_worker": "huang", "escort": "luo", "outsider": "jiang",
}
EXTRA = {"member": "station_member", "contact": "contact_member", "reporter": "contact_member"}


@dataclass
class World:
    """Cases by name, people by what they are, with a browser and a token each."""

    people: dict[str, User] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    browsers: dict[str, Client] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    tasks: dict[tuple[str, str], Task] = field(default_factory=dict)

    def actor(self, who: str) -> Any:
        return actor_of(self.people[who])

    def page(self, who: str, case: Case, verb: str, body: dict) -> int:
        """Post the form of the page and return the status."""
        url = f"/cases/{case.pk}/{VERBS[verb].noun}/"
        return self.browsers[who].post(url, {key: "on" if value is True else value for key, value in body.items()})

    def api(self, who: str, case: Case, verb: str, body: dict) -> int:
        """Post the JSON of the API and return the answer."""
        url = f"/api/cases/{case.pk}/{VERBS[verb].noun}/"
        return Client().post(url, json.dumps(body), content_type="application/json",
                             headers={"Authorization": f"Bearer {self.tokens[who]}"})


def build() -> World:
    """Make the world, by the verbs."""
    world = World()
    demo = Area.objects.get(code="demo")
    for name, slug in CAST.items():
        world.people[name] = User.objects.get(username=slug)
    for name, role in EXTRA.items():
        world.people[name] = add_user(f"extra-{name}", name=name, by=HULIAN, area=demo)
        grant_role(world.people[name], role, demo, by=HULIAN)
    for name, user in world.people.items():
        world.browsers[name] = Client()
        world.browsers[name].force_login(user, backend="hulian.accounts.backend.GrantBackend")
        world.tokens[name] = ApiToken.make(user, 1)
    _cases(world, demo)
    return world


def _cases(world: World, demo: Area) -> None:  # noqa: C901 - one small step a state
    home = Household.objects.get(called="陈姨")
    li, zhou, xiaoyu = world.actor("leader"), world.actor("worker"), world.actor("social_worker")
    helpers = world.people["worker"].helper, world.people["other_worker"].helper

    def reported() -> Case:
        return report(demo, Report("家里跳闸", household=home), by=world.actor("reporter"))

    def accepted() -> Case:
        case = reported()
        accept(case, by=li)
        inspect(case, by=li, finding="线老了")
        return case

    def given(case: Case, skill: str = "electric", at: int = 0) -> Task:
        return assign(case, by=li, helper=helpers[at], skill=skill, escort=world.people["escort"])

    def finished(task: Task) -> Task:
        take(task, by=zhou)
        return finish_task(task, by=zhou, done="换了线", no_photo="屋里太暗")

    def done() -> Case:
        case = accepted()
        test_work(finished(given(case)), by=zhou, insulation_megohm=5, leakage_switch_ok=True)
        return case

    def resolved() -> Case:
        case = done()
        resolve(case, by=li, what="都换好了")
        for days in range(2):
            with clock.at(clock.now() + timedelta(days=days)):
                follow_up(case, by=xiaoyu, how="phone", reached=False)
        return case

    def closed() -> Case:
        case = resolved()
        confirm(case, by=xiaoyu, mark=5, way="signature")
        return case

    made = world.cases
    made["target"], made["reported"], made["accepted"] = reported(), reported(), accepted()
    made["planned"], made["planned_bare"] = accepted(), accepted()
    world.tasks["planned", "offered"] = given(made["planned"])
    given(made["planned"], "plumbing", 1)
    plan(made["planned_bare"], by=li, what="先看一看")
    made["in_progress"], made["done"] = accepted(), done()
    for state in ("offered", "taken", "finished"):
        world.tasks["in_progress", state] = given(made["in_progress"])
    take(world.tasks["in_progress", "taken"], by=zhou)
    finished(world.tasks["in_progress", "finished"])
    take(given(made["in_progress"], "plumbing", 1), by=world.actor("other_worker"))
    made["resolved"], made["closed"], made["declined"], made["reopened"] = resolved(), closed(), reported(), closed()
    decline(made["declined"], by=li, reason="不归我们")
    reopen(made["reopened"], by=li, reason="又坏了")
    made["merged"] = reported()
    merge(made["merged"], by=li, into=made["target"])
    for case in made.values():
        case.refresh_from_db()


class Still:
    """What may not change where an act is refused: the rows of all tables, each case and task, the last Event."""

    def __init__(self) -> None:
        self.tables = sorted(name for name in connection.introspection.table_names() if name != "django_session")
        counts = [f'(SELECT count(*) FROM "{name}")' for name in self.tables]  # noqa: S608 - names of our own tables
        self.sql = f"SELECT {', '.join(counts)}"
        self.before = self.look()

    def look(self) -> tuple:
        with connection.cursor() as cursor:
            cursor.execute(self.sql)
            rows = cursor.fetchone()
        cases = list(Case.objects.order_by("pk").values_list("pk", "state", "holder_id", "mark", "due_at", "category"))
        tasks = list(Task.objects.order_by("pk").values_list("pk", "state"))
        last = Event.objects.order_by("-sequence").values_list("sequence", flat=True).first()
        return rows, cases, tasks, last

    def holds(self) -> bool:
        return self.look() == self.before


class Undone:
    """A savepoint that is always rolled back."""

    def __enter__(self) -> None:
        self.atom = transaction.atomic()
        self.atom.__enter__()

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        transaction.set_rollback(True)
        self.atom.__exit__(kind, error, trace)

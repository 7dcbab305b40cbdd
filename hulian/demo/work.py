"""The work in the middle of a case: looking, making safe, sending helpers, testing, handing over."""

from collections.abc import Generator
from datetime import datetime, timedelta
from decimal import Decimal

from hulian.cases.models import Task
from hulian.cases.models.work import Payer
from hulian.cases.verbs.appoint import appoint
from hulian.cases.verbs.assign import assign
from hulian.cases.verbs.finish_task import finish_task
from hulian.cases.verbs.hand_over import hand_over
from hulian.cases.verbs.inspect import inspect
from hulian.cases.verbs.make_safe import make_safe
from hulian.cases.verbs.note import note
from hulian.cases.verbs.plan import plan
from hulian.cases.verbs.refuse import refuse
from hulian.cases.verbs.take import take
from hulian.cases.verbs.test_work import test_work
from hulian.core import clock
from hulian.demo.office import Hand
from hulian.demo.play import Story, after, by_day, half_hour
from hulian.demo.scene import Scene

REFUSED, ESCORTED, PLANNED, PAID = 0.08, 0.5, 0.15, 0.3
WARRANTY = timedelta(days=180)


def look(scene: Scene) -> Story:
    """Look on site, with pictures where the story has them; make safe what can't stay so tonight."""
    seen = "seen" if scene.matter["path"] == "mend" else ""
    finding = scene.words.staff(scene.plot, seen) if seen else scene.line("looked")
    unsafe = bool(scene.matter.get("unsafe", False)) and scene.urgent
    photos = scene.show(mended=False)
    inspect(scene.case, by=scene.taker, finding=finding, unsafe=unsafe, photos=photos,
            no_photo="" if photos else scene.words.any("no_photo"))
    if unsafe:
        yield clock.now() + timedelta(minutes=scene.rng.randrange(5, 25))
        make_safe(scene.case, by=scene.taker, what=scene.line(f"safe_{scene.matter['skill']}"))


def mend(scene: Scene) -> Story:
    """Look, find who can do it, agree a time, do it, test it."""
    yield from look(scene)
    yield after(scene.rng, 0.2, 1 if scene.urgent else 8)
    if scene.rng.random() < PLANNED:
        plan(scene.case, by=scene.taker, what=scene.line("plan"))
    hand, task = yield from _find(scene)
    ahead = timedelta(hours=scene.rng.uniform(1, 4 if scene.urgent else 30))
    starts_at = half_hour(by_day(scene.rng, clock.now() + ahead))
    names = "、".join(filter(None, [str(hand.helper), task.escort_name]))
    appoint(scene.case, by=scene.taker, starts_at=starts_at, names=names, told="phone")
    yield starts_at + timedelta(minutes=scene.rng.randrange(35, 150))
    _finish(scene, hand, task)
    yield clock.now() + timedelta(minutes=scene.rng.randrange(4, 20))
    if task.needs_test:
        megohm = Decimal(scene.rng.randrange(200, 9900)) / 10
        test_work(task, by=hand.actor, insulation_megohm=megohm, leakage_switch_ok=True)
    yield after(scene.rng, 0.3, 6)


def hand_it_over(scene: Scene) -> Story:
    """Look, hand it to the body it belongs to with their number, and wait for their answer."""
    rng = scene.rng
    yield from look(scene)
    yield after(rng, 0.5, 8)
    number = f"NH{clock.today():%m%d}{rng.randrange(1000, 9999)}"
    hand_over(scene.case, by=scene.taker, body=scene.matter["body"], number=number, text=scene.line("handed"))
    yield after(rng, 10, 40)
    note(scene.case, by=scene.taker, text=scene.line("waiting"))
    yield after(rng, 10, 60)


def reason_for_no_photo(scene: Scene) -> str:
    """Return why there is no picture, where the story has none."""
    return "" if scene.matter.get("picture") and scene.with_pictures else scene.words.any("no_photo")


def _find(scene: Scene) -> Generator[datetime, None, tuple[Hand, Task]]:
    """Ask helpers until one says yes; return them and their piece of work."""
    rng, skill = scene.rng, scene.matter["skill"]
    hands = scene.office.hands[skill]
    hand = rng.choice(hands)
    if len(hands) > 1 and rng.random() < REFUSED:
        task = _ask(scene, hand, skill)
        yield after(rng, 0.2, 2)
        refuse(task, by=hand.actor, reason=scene.line("absent"))
        hand = rng.choice([one for one in hands if one is not hand])
    task = _ask(scene, hand, skill)
    yield after(rng, 0.1, 1)
    take(task, by=hand.actor)
    return hand, task


def _ask(scene: Scene, hand: Hand, skill: str) -> Task:
    escorts = [user for user in scene.office.escorts if user.pk != hand.helper.user_id]
    escort = scene.rng.choice(escorts) if scene.home and escorts and scene.rng.random() < ESCORTED else None
    return assign(scene.case, by=scene.taker, helper=hand.helper, skill=skill, escort=escort,
                  owner_yes="房东电话里同意" if scene.home and scene.home.dwelling.tenure == "rented" else "")


def _finish(scene: Scene, hand: Hand, task: Task) -> None:
    rng, matter = scene.rng, scene.matter
    photos = scene.show(mended=True)
    paid = matter.of_things and rng.random() < PAID
    finish_task(
        task, by=hand.actor, done=scene.words.staff(scene.plot, "done"), minutes=rng.randrange(30, 150, 5),
        parts="" if matter["parts"][0] == "无" else rng.choice(matter["parts"]), photos=photos,
        cost_fen=rng.randrange(8, 160) * 100 if paid else 0,
        payer=rng.choice([Payer.RESIDENT, Payer.FUND, Payer.LANDLORD]) if paid else Payer.NONE,
        warranty_until=clock.today() + WARRANTY if paid else None,
        no_photo="" if photos else scene.words.any("no_photo"),
    )

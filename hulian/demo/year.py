"""A year of matters in each community: when each is told, and how its story goes."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from hulian.cases.codes import Way
from hulian.cases.headline import headline
from hulian.cases.verbs.escalate import escalate_overdue
from hulian.cases.verbs.report import Report, report_many
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.demo.life import again, go_on, life
from hulian.demo.office import Office
from hulian.demo.play import Story, after
from hulian.demo.scene import Scene, draw_scene
from hulian.demo.words import Words
from hulian.notices.models import Notice
from hulian.notices.tell import mark_read

DAYS, EVENING = 365, 20
TWICE = 0.03
FILES, IN_A_FILE = (0.3, 0.62, 0.85), 5
LAST_DAYS, STILL_OPEN = 5, 2.5
BUSY = {0: 1.2, 1: 1.6, 2: 1.1, 3: 1.0, 4: 1.1, 5: 0.7, 6: 0.5}
UNREAD = timedelta(hours=30)


def stories(
    office: Office, words: Words, rng: Random, anchor: datetime, cases: int,
) -> Iterator[tuple[datetime, Story]]:
    """Yield so many stories of the year before `anchor`, with the moment each begins."""
    for moment in _moments(rng, anchor, cases):
        begins, scene = draw_scene(office, words, rng, moment, anchor)
        yield begins, life(scene)
        if rng.random() < TWICE:
            yield begins + timedelta(hours=rng.uniform(1, 30)), again(scene, _same(scene))


def file_stories(office: Office, words: Words, rng: Random, anchor: datetime) -> Iterator[tuple[datetime, Story]]:
    """Yield the files that came from elsewhere: a few matters at once, then each goes its own way."""
    for share in FILES:
        begins = clock.local_moment((anchor - timedelta(days=int(DAYS * share))).date(), 11)
        scenes = [draw_scene(office, words, rng, begins, anchor)[1] for _ in range(IN_A_FILE)]
        yield begins, _read_file(office, scenes, begins)
        for scene in scenes:
            yield begins + timedelta(minutes=1), _from_file(scene)


def evenings(anchor: datetime) -> Story:
    """Each evening what is overdue is told above; people read what they were told, but for the last day."""
    while True:
        escalate_overdue()
        here = clock.local(clock.now())
        near = anchor - clock.now() < timedelta(days=7)
        if (here.weekday() == 5 or near) and anchor - clock.now() > UNREAD:
            for user in Notice.objects.filter(read_at=None).values_list("user_id", flat=True).distinct():
                mark_read(user)
        yield clock.local_moment(here.date() + timedelta(days=1), EVENING)


def _moments(rng: Random, anchor: datetime, cases: int) -> list[datetime]:
    """Return when people tell us something: on weekdays more than on Sundays, in daylight more than at night.

    The last days have more, so that enough stands open.
    """
    last = clock.local(anchor).date()
    days = [last - timedelta(days=at) for at in range(DAYS)]
    weights = [BUSY[day.weekday()] * (STILL_OPEN if at < LAST_DAYS else 1) for at, day in enumerate(days)]
    chosen = rng.choices(days, weights, k=cases)
    moments = [clock.local_moment(day, 0) + timedelta(hours=rng.triangular(7, 22, 10.5)) for day in chosen]
    return sorted(moment for moment in moments if moment < anchor)


def _same(scene: Scene) -> Scene:
    """Return the same matter, told by another on another way."""
    return Scene(
        scene.office, scene.words, scene.rng, scene.plot, Way.PHONE, "plain", scene.home, None, with_pictures=False)


def _read_file(office: Office, scenes: list[Scene], begins: datetime) -> Story:
    reports = [
        Report(scene.words.report(scene.plot, "file"), way=Way.BULK, kind=scene.matter.get("kind", "help"),
               household=scene.home, place="" if scene.home else scene.plot.spot, title=headline(scene.plot.said),
               source="12345", external_key=f"{begins:%Y%m%d}-{at}")
        for at, scene in enumerate(scenes, 1)
    ]
    for scene, case in zip(scenes, report_many(office.community, reports, by=HULIAN), strict=True):
        scene.case = case
    return
    yield


def _from_file(scene: Scene) -> Story:
    yield after(scene.rng, 1, 12)
    yield from go_on(scene)

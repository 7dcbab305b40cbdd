"""One matter in one place: who tells it, whose home, how it will end. Its fate is drawn before it begins."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from hulian.cases.codes import Way
from hulian.cases.models import Case
from hulian.core import clock
from hulian.core.actor import Actor, resident
from hulian.demo.bank import Matter, Plot, matters
from hulian.demo.office import Office, mostly
from hulian.demo.pictures import picture
from hulian.demo.words import Words
from hulian.media.keep import Picture
from hulian.people.models import Household
from hulian.teams.models import StationDay

AT_HOME = {"visit": 40, "phone": 27, "reception": 17, "qr": 11, "fair": 3, "api": 2}
OUTSIDE = {"qr": 45, "phone": 25, "reception": 15, "visit": 10, "api": 5}
FATES = {"plain": 80, "again": 4, "unasked": 4, "returned": 2, "declined": 3, "late": 7}
MARKS = {5: 50, 4: 35, 3: 15}
SEEN_SHARE, PASSERS_BY = 0.3, ["", "", "", "街坊", "过路街坊", "晨运街坊"]
LATELY = timedelta(days=45)
SILENT = "关婆婆"  # nobody has heard from her: what is told of her, others tell


@dataclass(slots=True)
class Scene:
    """Everything that is known before the story begins; `case` is there once it was told."""

    office: Office
    words: Words
    rng: Random
    plot: Plot
    way: str
    fate: str
    home: Household | None
    day: StationDay | None
    with_pictures: bool
    case: Case | None = None
    taker: Actor | None = None

    @property
    def matter(self) -> Matter:
        """Return what it is about."""
        return self.plot.matter

    @property
    def urgent(self) -> bool:
        """Return whether it can't wait for the morning."""
        return self.case is not None and self.case.urgency == "urgent"

    @property
    def resident(self) -> Actor:
        """Return the resident, once there is a case whose link they hold."""
        return resident(self.case.who, link_of=self.case.pk) if self.case else resident()

    def teller(self) -> Actor:
        """Return who brings it to us: it depends on the way."""
        office = self.office
        if self.way == Way.QR:
            return resident()
        if self.way in {Way.VISIT, Way.FAIR}:
            return mostly(self.rng, office.workers + office.members)
        return mostly(self.rng, office.desk + office.takers[1:])

    def line(self, name: str) -> str:
        """Return a general line of one of us about this very matter."""
        return self.words.line(self.plot, name, self.case.who if self.case else "")

    def show(self, *, mended: bool) -> list[Picture]:
        """Return a picture of before or after, where this story has pictures."""
        kind = self.matter.get("picture")
        return [picture(kind, self.rng, mended=mended)] if kind and self.with_pictures else []


def draw_scene(office: Office, words: Words, rng: Random, moment: datetime, end: datetime) -> tuple[datetime, Scene]:
    """Return a matter that fits the season, and when exactly it is told."""
    month = clock.local(moment).month
    fitting = [one for one in matters() if month in one.get("months", range(1, 13))]
    matter = rng.choices(fitting, [one.get("weight", 1) for one in fitting])[0]
    home = None if matter.is_public else office.homes.pick(rng, matter["home"])
    way = _pick(rng, OUTSIDE if home is None else AT_HOME)
    if way == Way.QR and home is not None and home.called == SILENT:
        way = Way.PHONE
    day = office.last_day(moment) if way == Way.RECEPTION else None
    if way == Way.RECEPTION and day is None:
        way = Way.PHONE
    if day:
        moment = day.opens_at + timedelta(minutes=rng.randrange(4, 165))
    seen = rng.random() < SEEN_SHARE or moment > end - LATELY
    return moment, Scene(office, words, rng, words.plot(matter), way, _pick(rng, FATES), home, day, seen)


def _pick(rng: Random, weights: dict) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def pick_mark(rng: Random) -> int:
    """Return a mark of a resident who is not dissatisfied."""
    return int(_pick(rng, MARKS))

"""The life of a case, told by the real verbs, each at its own hour: told, taken, done, judged."""

from hulian.cases.codes import State, Urgency
from hulian.cases.headline import headline
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.categorise import categorise
from hulian.cases.verbs.decline import decline
from hulian.cases.verbs.give_back import give_back
from hulian.cases.verbs.merge import merge
from hulian.cases.verbs.note import note
from hulian.cases.verbs.report import Report, report
from hulian.cases.verbs.resolve import resolve
from hulian.demo.asking import ask
from hulian.demo.office import mostly
from hulian.demo.play import Story, after
from hulian.demo.scene import PASSERS_BY, Scene
from hulian.demo.work import hand_it_over, look, mend, reason_for_no_photo

NOTED = 0.2
DECLINED_AT_ONCE = 0.6
PHOTO_OUTSIDE = 0.5


def life(scene: Scene) -> Story:
    """Play one case from its report to its end."""
    tell(scene)
    yield after(scene.rng, *_patience(scene), at_night=scene.urgent)
    if scene.fate == "declined" or (scene.matter["path"] == "refer" and scene.rng.random() < DECLINED_AT_ONCE):
        decline(scene.case, by=scene.office.lead, reason=_ground(scene))
        return
    yield from go_on(scene)


def again(first: Scene, second: Scene) -> Story:
    """Tell the same matter a second time; whoever takes it sees that, and joins the two."""
    tell(second)
    yield after(second.rng, 1, 6)
    if first.case and first.case.is_open and first.case.state != State.RESOLVED:
        merge(second.case, by=second.office.lead, into=first.case)
    else:
        yield from go_on(second)


def tell(scene: Scene) -> None:
    """Report the matter in the resident's words; what was suggested stands until someone corrects it."""
    photos = scene.show(mended=False) if scene.home is None and scene.rng.random() < PHOTO_OUTSIDE else []
    told = Report(
        scene.words.report(scene.plot, scene.way), way=scene.way, kind=scene.matter.get("kind", "help"),
        household=scene.home, who="" if scene.home else scene.rng.choice(PASSERS_BY),
        place="" if scene.home else scene.plot.spot, title=headline(scene.plot.said), photos=photos,
        urgency=scene.matter.get("urgency"), station_day=scene.day,
    )
    scene.case = report(scene.office.community, told, by=scene.teller())


def take_on(scene: Scene) -> Story:
    """Let someone of the team take it, perhaps after it was given back; they correct the category."""
    office, case, rng = scene.office, scene.case, scene.rng
    if scene.fate == "returned":
        scene.fate = "plain"
        give_back(case, by=mostly(rng, office.takers), reason=scene.line("returned"))
        yield after(rng, 0.5, 5)
    scene.taker = mostly(rng, office.takers)
    accept(case, by=scene.taker)
    if case.unsure or case.category != scene.matter.category:
        categorise(case, by=scene.taker, category=scene.matter.category, urgency=case.urgency)
    yield after(rng, 0.2, 1.5 if scene.urgent else 20, at_night=scene.urgent)
    if rng.random() < NOTED and scene.home:
        note(case, by=scene.taker, text=scene.line("note"))


def settle(scene: Scene) -> Story:
    """Do what there is to do, by the way of the matter, and say that it is done."""
    path = scene.matter["path"]
    if path == "mend":
        yield from mend(scene)
    elif path == "hand":
        yield from hand_it_over(scene)
    elif path == "talk":
        yield from look(scene)
        yield after(scene.rng, 4, 60)
    own = scene.line("tail_done") if path == "mend" else scene.words.staff(scene.plot, "settled")
    resolve(scene.case, by=scene.taker, what=own, no_photo=reason_for_no_photo(scene))


def go_on(scene: Scene) -> Story:
    """Take it, do it, ask; and once more where the resident says that it is not good."""
    while True:
        yield from take_on(scene)
        yield from settle(scene)
        yield from ask(scene)
        if scene.case.state != State.REOPENED:
            return


def _patience(scene: Scene) -> tuple[float, float]:
    """Return how long it waits until someone takes it: late ones pass their limit."""
    if scene.case.urgency == Urgency.URGENT:
        return (2.1, 5) if scene.fate == "late" else (0.05, 1.4)
    return (25, 50) if scene.fate == "late" else (0.2, 9)


def _ground(scene: Scene) -> str:
    if scene.matter["path"] == "refer":
        return scene.line("no")
    return scene.line("declined")


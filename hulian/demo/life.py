"""The life of a case, told by the real verbs, each at its own hour: told, taken, done, judged."""

from datetime import timedelta

from hulian.cases.codes import State, Urgency
from hulian.cases.headline import headline
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.categorise import categorise
from hulian.cases.verbs.close import close
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.decline import decline
from hulian.cases.verbs.follow_up import follow_up
from hulian.cases.verbs.give_back import give_back
from hulian.cases.verbs.merge import merge
from hulian.cases.verbs.note import note
from hulian.cases.verbs.report import Report, report
from hulian.cases.verbs.resolve import resolve
from hulian.core import clock
from hulian.demo.office import mostly
from hulian.demo.play import Story, after, by_day
from hulian.demo.scene import PASSERS_BY, Scene, pick_mark
from hulian.demo.work import hand_it_over, look, mend, reason_for_no_photo

BY_TAP, BY_VISIT, WITH_WORDS, NOTED = 0.3, 0.25, 0.6, 0.2
DECLINED_AT_ONCE = 0.6
PHOTO_OUTSIDE = 0.5


def life(scene: Scene) -> Story:
    """Play one case from its report to its end."""
    tell(scene)
    yield after(scene.rng, *_patience(scene), at_night=scene.urgent)
    if scene.fate == "declined" or (scene.matter["path"] == "refer" and scene.rng.random() < DECLINED_AT_ONCE):
        decline(scene.case, by=scene.office.lead, reason=_ground(scene))
        return
    yield from take_on(scene)
    yield from settle(scene)
    yield from ask(scene)


def again(first: Scene, second: Scene) -> Story:
    """Tell the same matter a second time; whoever takes it sees that, and joins the two."""
    tell(second)
    yield after(second.rng, 1, 6)
    if first.case and first.case.is_open and first.case.state != State.RESOLVED:
        merge(second.case, by=second.office.lead, into=first.case)
    else:
        yield from _rest(second)


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
    if case.category != scene.matter.category:
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


def ask(scene: Scene) -> Story:
    """Ask how it was, or let the resident say so; a bad mark opens it again, once."""
    rng, case = scene.rng, scene.case
    yield after(rng, 2, 70)
    if scene.fate == "unasked":
        yield from _in_vain(scene)
        return
    bad = scene.fate == "again" and scene.matter["path"] == "mend"
    mark = rng.choice([1, 2, 2]) if bad else pick_mark(rng)
    nobody_to_ring = not case.who and scene.home is None
    if nobody_to_ring or (not bad and rng.random() < BY_TAP):
        confirm(case, by=scene.resident, mark=mark, text=_judgement(scene, mark))
    else:
        _ring(scene, mark)
    if bad:
        scene.fate = "plain"
        yield after(rng, 0.5, 4)
        yield from _rest(scene)


def _rest(scene: Scene) -> Story:
    yield from take_on(scene)
    yield from settle(scene)
    yield from ask(scene)


def _ring(scene: Scene, mark: int) -> None:
    others = {scene.taker.id} | set(scene.case.tasks.values_list("helper__user_id", flat=True))
    by = mostly(scene.rng, [one for one in scene.office.askers + scene.office.takers if one.id not in others])
    how = "visit" if scene.rng.random() < BY_VISIT else "phone"
    follow_up(scene.case, by=by, how=how, reached=True, mark=mark, text=_judgement(scene, mark))


def _in_vain(scene: Scene) -> Story:
    """Try on two days and reach nobody: it ends as unconfirmed."""
    others = {scene.taker.id}
    for _ in range(2):
        by = mostly(scene.rng, [one for one in scene.office.askers + scene.office.takers if one.id not in others])
        follow_up(scene.case, by=by, how="phone", reached=False, text=scene.line("tries"))
        yield by_day(scene.rng, clock.now() + timedelta(hours=scene.rng.uniform(22, 30)))
    close(scene.case, by=scene.office.lead)


def _judgement(scene: Scene, mark: int) -> str:
    if mark >= 3 and scene.rng.random() > WITH_WORDS:
        return ""
    return scene.words.word(scene.plot, mark)


def _patience(scene: Scene) -> tuple[float, float]:
    """Return how long it waits until someone takes it: late ones pass their limit."""
    if scene.case.urgency == Urgency.URGENT:
        return (2.1, 5) if scene.fate == "late" else (0.05, 1.4)
    return (25, 50) if scene.fate == "late" else (0.2, 9)


def _ground(scene: Scene) -> str:
    if scene.matter["path"] == "refer":
        return scene.line("no")
    return scene.line("declined")


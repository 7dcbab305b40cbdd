"""How a case ends: someone rings, the resident taps, or nobody is reached on two days."""

from datetime import timedelta

from hulian.cases.verbs.close import close
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.follow_up import follow_up
from hulian.core import clock
from hulian.demo.office import mostly
from hulian.demo.play import Story, after, by_day
from hulian.demo.scene import Scene, pick_mark

BY_TAP, BY_VISIT, WITH_WORDS = 0.3, 0.25, 0.6


def ask(scene: Scene) -> Story:
    """Ask how it was, or let the resident say so. A bad mark, given once, opens it again."""
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

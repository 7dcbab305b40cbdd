"""Pictures of what changes in a home."""

from collections.abc import Iterator

from hulian.contact.verbs.home_moved_in import home_moved_in
from hulian.contact.verbs.home_moved_out import home_moved_out
from hulian.contact.verbs.resident_joined import resident_joined
from hulian.contact.verbs.resident_left import resident_left
from hulian.core import clock
from hulian.people.models import Household
from hulian.people.verbs.new_household import new_household
from tools import screenshot_rows as rows
from tools.screenshot_shot import ADMIN, WORKER, Shot, at

LEFT, UNIT = "许叔", "909"


def of_life() -> Iterator[Shot]:
    """Yield the page of what changes, its short forms, and a home that left."""
    family = rows.home("梁俊杰、吴敏仪")
    yield Shot("life", WORKER, at("contact:life", family.pk))
    for name in ("life-arrival", "life-departure", "life-death", "life-move-out", "life-split", "life-merger"):
        yield Shot(name, WORKER, at(f"contact:{name}", family.pk))
    yield Shot("life-from-here", WORKER, at("contact:life-from-here", family.pk, query="q=陈姨"))
    yield Shot("life-move", WORKER, at("contact:life-move", rows.home("陈姨").pk, query=f"to={family.pk}"))
    gone = _left()
    yield Shot("life-newcomers", WORKER, at("contact:life-newcomers", gone.pk))
    yield Shot("home-moved-out", WORKER, at("people:household", gone.pk))


def _left() -> Household:
    """Return a home that came, was joined and left again."""
    by, today = rows.actor(ADMIN), clock.today()
    if home := Household.objects.filter(called=LEFT, moved_out_at__isnull=False).first():
        return home
    building = rows.home("陈姨").dwelling.building
    before = new_household(building, unit=UNIT, called="旧户", by=by)
    home_moved_out(before, day=today, by=by)
    home = home_moved_in(before, people=[{"name": "许志明", "called": LEFT}], day=today, by=by)
    son = resident_joined(home, name="许家乐", day=today, by=by)
    resident_left(son, day=today, where="广州", by=by)
    return home_moved_out(home, day=today, where="佛山女儿家", by=by)

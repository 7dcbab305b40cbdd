"""Pictures of 我的户, visits, 好久没见 and stand-ins."""

from collections.abc import Iterator
from datetime import timedelta

from hulian.contact.asks import waiting
from hulian.contact.members import members_of
from hulian.contact.mine import homes_of
from hulian.contact.models import Rhythm, StandIn, Visit
from hulian.contact.search_steps import TRIES
from hulian.contact.verbs.stand_in import stand_in
from hulian.contact.verbs.visit import Told, nobody_home, visit
from hulian.core import clock
from hulian.people.models import Household
from hulian.places.models import Area
from tools import screenshot_rows as rows
from tools.screenshot_shot import ADMIN, WORKER, Shot, at

MEMBER = "luo"


def of_visits() -> Iterator[Shot]:
    """Yield my homes, one knock, a home nobody has heard from, who is missed, and who stands in."""
    home, missed = rows.home("陈姨"), _missed()
    yield Shot("my-homes", MEMBER, at("contact:mine"))
    yield Shot("my-homes-walk", MEMBER, at("contact:mine", query="order=walk"))
    yield Shot("my-home", MEMBER, at("contact:home", home.pk))
    yield Shot("my-home-missed", WORKER, at("contact:home", missed.pk))
    yield Shot("my-home-call", MEMBER, at("contact:home", home.pk), ("form[action$='/phone/'] button",))
    yield Shot("my-home-rhythm", MEMBER, at("contact:rhythm", home.pk))
    yield Shot("my-home-event", MEMBER, at("contact:event", home.pk))
    yield Shot("my-home-confidential", WORKER, at("contact:home", _confided().household_id),
               ("form[action$='/confidential/'] button",))
    yield Shot("visit", MEMBER, at("contact:visit", home.pk))
    yield Shot("visit-need", MEMBER, at("contact:visit", home.pk), ("[name=result][value=need]",))
    asked = waiting().filter(household__contact_links__ends_at=None).first()
    if asked:
        yield Shot("visit-asks", WORKER, at("contact:visit", asked.household_id))
    mistaken = _today()
    yield Shot("visit-withdrawal", MEMBER, at("contact:visit-withdrawal", mistaken.household_id, mistaken.pk))
    yield Shot("visit-stairwell", ADMIN, at("contact:stairwell", query=f"building={home.dwelling.building_id}"))
    yield Shot("visits-print", WORKER, at("contact:visits-print", home.pk))
    yield Shot("casework-print", WORKER, at("contact:casework-print", home.pk))
    yield Shot("silence", ADMIN, at("contact:silence"))
    yield Shot("silence-town", "deng", at("contact:silence"))
    yield Shot("storm", ADMIN, at("contact:storm"))
    away = _away()
    yield Shot("stand-ins", ADMIN, at("contact:stand-ins"))
    yield Shot("stand-in-new", MEMBER, at("contact:stand-in-new"))
    yield Shot("stand-in", ADMIN, at("contact:stand-in", away.pk))
    yield Shot("stand-in-ending", ADMIN, at("contact:stand-in-ending", away.pk))


def _today() -> Visit:
    """Write down that all is well at the least urgent home of the member, as if it were the wrong one."""
    by = rows.actor(MEMBER)
    return visit(homes_of(by.id)[-1].home, Told(), by=by)


def _missed() -> Household:
    """Return the home of 关婆婆, where nobody opened several times."""
    home = rows.home("关婆婆")
    row = Rhythm.objects.filter(pk=home.pk).first()
    for _knock in range(TRIES - (row.tries if row else 0)):
        nobody_home([home], by=rows.actor(WORKER), again="evening")
    return home


def _confided() -> Visit:
    """Return a visit of the social worker with something that only she and her leader read."""
    by, home = rows.actor(WORKER), rows.home("何伯、何婶")
    for row in Visit.objects.filter(by_id=by.id, household=home):
        if row.confidential:
            return row
    return visit(home, Told(line="何伯胃口好多了", confidential="何婶说夜里睡不好，不想让儿子担心。"), by=by)


def _away() -> StandIn:
    """Return who stands in for somebody now or soon."""
    area = Area.objects.get(code=rows.CODE)
    row = StandIn.objects.to_come().filter(community=area).order_by("starts_on").first()
    if row:
        return row
    member, instead = (one.user for one in members_of(area)[:2])
    today = clock.today()
    return stand_in(area, member, instead, first=today, last=today + timedelta(days=4), why="ill",
                    by=rows.actor(ADMIN))

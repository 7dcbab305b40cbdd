"""Which pages have their picture taken, as whom, on which rows of the demo world."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import reverse

from hulian.cases.codes import State
from hulian.core import clock, links
from hulian.places.models import Area, Building
from hulian.teams.calendar import coming
from hulian.teams.models import Helper, StationDay, StationTeam
from tools import screenshot_rows as rows

NOBODY = ""
LEADER, WORKER, ADMIN, OUTSIDER = "li", "xiaoyu", "fen", "jiang"


class Shot(NamedTuple):
    """A picture: its name, who looks, where; `taps` are what is tapped first, or typed (where, what)."""

    name: str
    who: str
    path: str
    taps: tuple[str | tuple[str, str], ...] = ()


def at(name: str, *args: Any, query: str = "") -> str:  # noqa: ANN401 - as Django's own
    """Return the address of a page."""
    return reverse(name, args=args) + (f"?{query}" if query else "")


def shots() -> list[Shot]:
    """Return every picture. Asks the database, so call it before a browser starts."""
    return [*_front(), *_residents(), *_today(), *_account(), *_colleagues(), *_list(), *_steps(), *_report(),
            *_homes(), *_buildings(), *_station(), *_helpers(), *_refused()]


def _front() -> Iterator[Shot]:
    yield Shot("front", NOBODY, at("pages:front"))
    yield Shot("tour", NOBODY, at("demo:tour"))
    yield Shot("sign-in", NOBODY, at("accounts:sign-in"))
    yield Shot("signed-out", NOBODY, at("accounts:signed-out"))
    yield Shot("invitation", NOBODY, rows.invitation("郑晓彤"))
    yield Shot("invitation-spent", NOBODY, at("accounts:invitation", "long-gone"))
    yield Shot("ui", NOBODY, at("ui"))


def _residents() -> Iterator[Shot]:
    area = Area.objects.get(code=rows.CODE)
    yield Shot("tell-us", NOBODY, at("cases:tell-us", links.token_of(links.ensure("report", area.pk))))
    yield Shot("board", NOBODY, at("cases:board", rows.CODE))
    case = rows.matter("麦婆婆")
    code = "details:has([name=code])"
    yield Shot("tracker", NOBODY, rows.track(case))
    yield Shot("tracker-code", NOBODY, rows.track(case),
               (f"{code} summary", ("[name=code]", rows.code_of(case)), f"{code} form .act"))
    yield Shot("tracker-asks", NOBODY, rows.track(rows.tracked(State.RESOLVED)))
    yield Shot("tracker-judged", NOBODY, rows.track(rows.tracked(State.CLOSED)))
    yield Shot("tracker-ended", NOBODY, rows.track(rows.ended()))


def _today() -> Iterator[Shot]:
    for name, who in {"today": LEADER, "today-social-worker": WORKER, "today-administrator": ADMIN,
                      "today-contact": "luo", "today-helper": "zhou", "today-town": "deng",
                      "today-outsider": OUTSIDER}.items():
        yield Shot(name, who, at("pages:today"))
    yield Shot("messages", LEADER, at("pages:messages"))


def _account() -> Iterator[Shot]:
    yield Shot("me", WORKER, at("accounts:me"))
    yield Shot("me-password", WORKER, at("accounts:password"))
    yield Shot("me-second-step", WORKER, at("accounts:my-second-step"))
    yield Shot("me-second-step-key", WORKER, at("accounts:my-second-step"), (".main form .act",))


def _colleagues() -> Iterator[Shot]:
    someone = rows.actor(WORKER).id
    yield Shot("colleagues", ADMIN, at("accounts:people"))
    yield Shot("colleague", ADMIN, at("accounts:person", someone))
    yield Shot("colleague-second-step", ADMIN, at("accounts:person-second-step", rows.careful("yiu")))
    for name in ("role", "switch", "person-password"):
        yield Shot(f"colleague-{name.removeprefix('person-')}", ADMIN, at(f"accounts:{name}", someone))
    yield Shot("colleague-role-end", ADMIN, at("accounts:role-end", rows.role_of(WORKER)))
    yield Shot("invite", ADMIN, at("accounts:invite"))
    yield Shot("invite-link", ADMIN, at("accounts:invite"),
               (("[name=name]", "何嘉欣"), "[name=role]", ".main form .act"))
    yield Shot("invite-withdraw", ADMIN, at("accounts:withdraw", rows.open_invitation()))


def _list() -> Iterator[Shot]:
    case = rows.matter("麦婆婆")
    yield Shot("cases", LEADER, at("cases:index"))
    yield Shot("cases-filtered", LEADER, at("cases:index", query="view=all&category=power"))
    yield Shot("cases-search", LEADER, at("cases:index", query="view=all&q=插座"))
    yield Shot("cases-done", LEADER, at("cases:index", query="view=done"))
    yield Shot("cases-town", "deng", at("cases:index"))
    yield Shot("case", LEADER, at("cases:record", case.pk))
    yield Shot("case-waiting", LEADER, at("cases:record", rows.matter("关婆婆").pk))
    yield Shot("case-closed", LEADER, at("cases:record", rows.tracked(State.CLOSED).pk))
    yield Shot("case-helper", "zhou", at("cases:record", case.pk))
    yield Shot("case-phone", LEADER, at("cases:record", case.pk), ("form[action$='/phone/'] button",))
    yield Shot("case-following", WORKER, at("cases:record", case.pk), ("form[action$='/following/'] button",))
    yield Shot("slip", LEADER, at("cases:slip", rows.tracked(State.RESOLVED).pk))
    yield Shot("home-record", LEADER, at("cases:home", rows.home("陈姨").pk))


def _steps() -> Iterator[Shot]:
    for verb, who, case in rows.steps():
        yield Shot(f"step-{verb.name.replace('_', '-')}", who, at("cases:step", case.pk, verb.noun))


def _report() -> Iterator[Shot]:
    yield Shot("report", WORKER, at("cases:new"))
    yield Shot("report-search", WORKER, at("cases:new", query="q=chen"))
    yield Shot("report-form", WORKER, at("cases:new", query=f"household={rows.home('陈姨').pk}"))
    yield Shot("report-unknown", WORKER, at("cases:new", query="unknown=1"))
    yield Shot("posters", ADMIN, at("cases:posters"))
    yield Shot("poster", ADMIN, at("cases:poster", rows.CODE, "a4"))
    yield Shot("poster-door", ADMIN, at("cases:poster", rows.CODE, "door"))


def _homes() -> Iterator[Shot]:
    home = rows.home("陈姨")
    person = home.residents.earliest("id")
    consent = rows.consent(person)
    yield Shot("homes", WORKER, at("people:index"))
    yield Shot("homes-search", WORKER, at("people:index", query="q=0017"))
    yield Shot("homes-contact", "luo", at("people:index"))
    yield Shot("home", WORKER, at("people:household", home.pk))
    yield Shot("home-new", WORKER, at("people:new"))
    for name in ("change", "marks", "card", "renewal", "consent-new", "resident-new"):
        yield Shot(f"home-{name}", ADMIN, at(f"people:{name}", home.pk))
    yield Shot("home-resident", ADMIN, at("people:resident", home.pk, person.pk))
    yield Shot("home-erasure", ADMIN, at("people:erasure", home.pk, person.pk))
    yield Shot("home-withdrawal", ADMIN, at("people:withdrawal", home.pk, consent.pk))


def _buildings() -> Iterator[Shot]:
    yield Shot("buildings", ADMIN, at("people:buildings"))
    yield Shot("building", ADMIN, at("people:building", Building.objects.get(address="榕塘花园 3 栋").pk))
    yield Shot("building-new", ADMIN, at("people:building-new"))


def _station() -> Iterator[Shot]:
    team = StationTeam.objects.get(community__code=rows.CODE)
    last = StationDay.objects.filter(team=team, opens_at__lt=clock.now()).latest("opens_at")
    day = next(day for day in coming(team) if not day.is_today)
    yield Shot("station", LEADER, at("teams:station"))
    yield Shot("station-all", "deng", at("teams:station"))
    yield Shot("station-team", OUTSIDER, at("teams:team", "demo-litang"))
    yield Shot("station-day", LEADER, at("teams:day", last.pk))
    yield Shot("station-sheet", LEADER, at("teams:sheet", rows.CODE, day.usual))
    yield Shot("station-move", LEADER, at("teams:move", rows.CODE, day.usual))
    yield Shot("station-change", ADMIN, at("teams:change", rows.CODE))
    yield Shot("station-seat", ADMIN, at("teams:seat-new", rows.CODE))
    yield Shot("station-successor", ADMIN, at("teams:successor", rows.CODE, team.seats.get(kind="leader").pk))


def _helpers() -> Iterator[Shot]:
    electrician, handyman = (Helper.objects.get(user__username=slug).pk for slug in ("zhou", "huang"))
    yield Shot("helpers", LEADER, at("teams:helpers"))
    yield Shot("helper", LEADER, at("teams:helper", electrician))
    yield Shot("helper-expired", ADMIN, at("teams:helper", handyman))
    yield Shot("helper-new", ADMIN, at("teams:helper-new"))
    for name in ("helper-change", "certificate", "times"):
        yield Shot(f"helper-{name.removeprefix('helper-')}", ADMIN, at(f"teams:{name}", handyman))


def _refused() -> Iterator[Shot]:
    yield Shot("error-404", OUTSIDER, at("cases:record", rows.matter("麦婆婆").pk))
    yield Shot("error-403", LEADER, at("accounts:people"))
    yield Shot("step-refused", "zhou", at("cases:step", rows.matter("麦婆婆").pk, "closure"))

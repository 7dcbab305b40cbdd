"""Which pages have their picture taken, as whom, on which rows of the demo world."""

from collections.abc import Iterator

from hulian.cases.codes import State
from hulian.core import links
from hulian.places.models import Area
from tools import screenshot_rows as rows
from tools.screenshot_life import of_life
from tools.screenshot_links import of_links
from tools.screenshot_own import of_own_pages
from tools.screenshot_places import of_buildings, of_helpers, of_homes, of_maps, of_station
from tools.screenshot_shot import ADMIN, LEADER, NOBODY, OUTSIDER, WORKER, Shot, at
from tools.screenshot_visits import of_visits


def shots() -> list[Shot]:
    """Return every picture. Asks the database, so call it before a browser starts."""
    return [*_front(), *_residents(), *_today(), *_account(), *_colleagues(), *_list(), *_steps(), *_report(),
            *of_homes(), *of_life(), *of_links(), *of_visits(), *of_own_pages(),
            *of_buildings(), *of_maps(), *of_station(), *of_helpers(), *_refused()]


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
    yield Shot("me-second-step-key", rows.setting_up("luo"), at("accounts:my-second-step"))


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


def _refused() -> Iterator[Shot]:
    yield Shot("error-404", OUTSIDER, at("cases:record", rows.matter("麦婆婆").pk))
    yield Shot("error-403", LEADER, at("accounts:people"))
    yield Shot("step-refused", "zhou", at("cases:step", rows.matter("麦婆婆").pk, "closure"))

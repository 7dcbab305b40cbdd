"""The places of the rail and of the bottom bar, by what a person may do."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.accounts.matrix import paths_for
from hulian.accounts.roles import Role
from hulian.core.actor import Actor
from hulian.core.rows import ask

Place = dict[str, Any]
UNREAD = "SELECT COUNT(*) FROM notices_notice WHERE user_id = %s AND read_at IS NULL"


def context(request: HttpRequest) -> dict[str, Any]:
    """Give each page its rooms, its bar, who looks at it and in which look."""
    shown = {"look": look_of(request), "me": None, "rooms": [], "bar": [], "of_mine": []}
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or actor.id is None:
        return shown
    match = request.resolver_match
    here = f"{match.app_name}:{match.url_name}" if match else ""
    unread = ask(UNREAD, [actor.id])[0][0]
    places = [_place(*entry, here, unread) for entry in _entries() if _open(actor, entry[0], entry[4])]
    rooms = _lit([place for place in places if place], here)
    bar = BAR - {"people:index"} if _has_homes(actor) else BAR
    return shown | {"me": actor, "of_mine": _of_mine(actor), "bar": [room for room in rooms if room["name"] in bar],
                    "rooms": [room for room in rooms if room["name"] not in PHONE_ONLY]}


def look_of(request: HttpRequest) -> str:
    """Return the classes of <html> that this person chose on the page 我."""
    chosen = request.COOKIES.get("look", "auto")
    return chosen if set(chosen.split()) <= {"auto", "light", "dark", "large"} else "auto"


# For who looks after homes, theirs take the place of all homes: a phone has room for five.
BAR = {"pages:today", "contact:mine", "cases:index", "people:index", "pages:messages", "accounts:me"}
PHONE_ONLY: set[str] = set()
STAND_INS = {f"contact:{page}" for page in ("stand-ins", "stand-in", "stand-in-new", "stand-in-ending")}
OF_LINKS = STAND_INS | {f"contact:{page}" for page in (
    "list", "list-new", "list-map", "list-adoption", "list-ending", "line", "home-link", "tie", "refusal", "member",
    "member-facts", "printing", "home-cards", "stairs")}
OF_MINE = {f"contact:{page}" for page in ("home", "visit", "stairwell", "phone", "event", "rhythm", "confidential")}
PAGES_OF = {"contact:mine": OF_MINE, "contact:links": OF_LINKS}


def _entries() -> list[tuple[str, str, str, str, str]]:
    """Return (view, label, icon, key, acts) of each place, in the order of the rail; one of the acts opens it."""
    return [
        ("pages:today", _("Today"), "house", "t", "home.read"),
        ("cases:index", _("Neighbours tell us"), "message-square", "c", "case.read"),
        ("contact:mine", _("My homes"), "heart-handshake", "v", "contact.mine"),
        ("people:index", _("Homes"), "users", "h", "household.find"),
        ("contact:silence", _("Not seen for long"), "clock", "q", "silence.count"),
        ("pages:map", _("Map"), "map", "d", "case.read"),
        ("contact:links", _("Household contact"), "link", "y", "link.read silence.count"),
        ("teams:station", _("Station day"), "calendar-days", "s", "team.read"),
        ("teams:helpers", pgettext("rail", "Helpers"), "wrench", "w", "helper.read"),
        ("accounts:people", _("Colleagues"), "user-plus", "p", "account.read"),
        ("pages:messages", _("Messages"), "bell", "n", "home.read"),
        ("accounts:me", _("Me"), "user", "m", "home.read"),
    ]


def _open(actor: Actor, name: str, acts: str) -> bool:
    return any(paths_for(actor, act) for act in acts.split()) and (name != "contact:mine" or _has_homes(actor))


def _of_mine(actor: Actor) -> list[dict[str, str]]:
    """Return what the page 我 offers somebody beyond the rooms: a member's badge."""
    if not _has_homes(actor):
        return []
    return [{"url": reverse("contact:my-badge"), "label": _("My badge"), "icon": "heart-handshake"}]


def _lit(rooms: list[Place], here: str) -> list[Place]:
    """Light 我的户 on the pages of stand-ins for who hasn't the room of links."""
    if here in STAND_INS and not any(room["current"] for room in rooms):
        return [room | {"current": room["name"] == "contact:mine"} for room in rooms]
    return rooms


def _has_homes(actor: Actor) -> bool:
    """Return whether this person is a member to whom homes are linked: nobody else has any."""
    return any(held.role == Role.CONTACT_MEMBER for held in actor.holds)


def _place(name: str, label: str, icon: str, key: str, act: str, here: str, unread: int) -> Place | None:
    try:
        url = reverse(name)
    except NoReverseMatch:
        return None
    whole_room = name in {"cases:index", "people:index"}
    current = here.partition(":")[0] == name.partition(":")[0] if whole_room else here == name
    current = current or here in PAGES_OF.get(name, ()) or here == f"{name}-of"
    return {"name": name, "url": url, "label": label, "icon": icon, "key": key, "current": current,
            "count": unread if name == "pages:messages" and unread else None}

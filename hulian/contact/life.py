"""The page of what changes in a home: what can be written down, and what will follow from it."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.cases.finding import find_homes, findable
from hulian.cases.models import Case
from hulian.contact.who import contact_of
from hulian.core.actor import Actor
from hulian.people.history import ended_words
from hulian.people.models import Household

OFFERED = 24


def life_page(home: Household) -> dict[str, Any]:
    """Return what the page says."""
    return {"home": home, "ended": ended_words(home), "choices": choices(home)}


def choices(home: Household) -> list[dict[str, Any]]:
    """Return what can be written down now: for a home that left, only who came after it."""
    if home.merged_into_id:
        return []
    if not home.stands:
        return [_choice(home, "newcomers", _("A new home moved in here"), _("at the same door"), "house")]
    people = home.residents.filter(gone_at=None).count()
    found = [_choice(home, "arrival", _("Somebody moved in"), _("or was born, or came back"), "user-plus")]
    if people > 1:
        found.append(_choice(home, "departure", _("Somebody left"), _("one of them, the others stay"), "user"))
    if people:
        found.append(_choice(home, "move", _("Somebody moved to another home here"),
                             _("in with a daughter two houses on, say"), "map-pin"))
    found.append(_choice(home, "move-out", _("The whole home moved out"), "", "house"))
    if people > 1:
        found.append(_choice(home, "split", _("They became two homes"), _("some have a home of their own"), "users"))
    found.append(_choice(home, "merger", _("It is one with another home"), _("written down twice, or moved together"),
                         "link"))
    if people:
        found.append(_choice(home, "death", _("Somebody passed away"), "", "heart-handshake"))
    event = _choice(home, "event", _("Back from hospital, or another blow"), _("somebody looks in within a day"),
                    "hand-helping")
    return [*found, event]


def follows(home: Household, by: Actor, what: str) -> list[str]:
    """Return in words what will happen to the open matters and to the contact of a home."""
    count = Case.objects.visible_to(by).open().filter(household=home).count()
    contact, _stand_in = contact_of(home)
    last = what == "death" and home.residents.filter(gone_at=None).count() == 1
    then = "move-out" if last else what  # nobody is there any more
    lines = [_of_matters(then, count), _of_contact(then, str(contact)) if contact else ""]
    if what == "move":
        lines.insert(0, _("Their telephone, their needs and what they agreed to go along."))
    if what == "death":
        lines.insert(0, _("Nobody will ring them or ask for them from now on. What we kept in mind for them ends."))
    return [line for line in lines if line]


def instead(home: Household, what: str) -> dict[str, str]:
    """Return where to go instead, for who lives on in the community; {} where that isn't so."""
    move = ("life-move", _("They moved to another home here"))
    pages = {"arrival": ("life-from-here", _("They come from another home here")), "departure": move, "move-out": move}
    if what not in pages:
        return {}
    page, label = pages[what]
    return {"label": label, "url": reverse(f"contact:{page}", args=[home.pk])}


def other_homes(home: Household, by: Actor, query: str, chosen: UUID | None = None) -> list[Household]:
    """Return other homes of the community: the chosen one, those found, else those of the same door and house."""
    if chosen:
        return [other for other in findable(by).filter(pk=chosen, community=home.community_id) if other.pk != home.pk]
    if query:
        return [other for other in find_homes(by, query)
                if other.pk != home.pk and other.community_id == home.community_id]
    near = Household.objects.standing().filter(dwelling__building=home.dwelling.building_id).exclude(pk=home.pk)
    homes = sorted(near[:OFFERED * 10], key=lambda other: (other.dwelling_id != home.dwelling_id, other.sort_key))
    return homes[:OFFERED]


def _choice(home: Household, name: str, label: str, line: str, icon: str) -> dict[str, Any]:
    page = name if name == "event" else f"life-{name}"
    return {"label": label, "line": line, "icon": icon, "url": reverse(f"contact:{page}", args=[home.pk])}


def _of_matters(what: str, count: int) -> str:
    if not count or what not in {"move-out", "departure", "move", "merger", "split", "death"}:
        return ""
    words = {
        "merger": ngettext("{n} open matter goes along; whoever has it is told.",
                           "{n} open matters go along; whoever has them is told.", count),
        "departure": ngettext("{n} open matter stays with this home.", "{n} open matters stay with this home.", count),
        "death": ngettext("{n} open matter stays; whoever has it is told to be gentle.",
                          "{n} open matters stay; whoever has them is told to be gentle.", count),
    }
    words["move"] = words["departure"]
    stays = ngettext("{n} open matter stays with the dwelling; whoever has it is told.",
                     "{n} open matters stay with the dwelling; whoever has them is told.", count)
    return words.get(what, stays).format(n=count)


def _of_contact(what: str, name: str) -> str:
    words = {
        "move-out": _("{name} is told, and needn't come here any more; what was due is cancelled."),
        "merger": _("{name} is told. The other home keeps its contact; if it has none, {name} goes along."),
        "split": _("{name} is told, and looks after both homes for now."),
        "death": _("{name} is told, and looks in on the family within a day."),
        "newcomers": _("{name} looked after this door and looks in on them within a day."),
    }
    return words.get(what, _("{name} is told.")).format(name=name)

"""A person's notices in words, made from the cases and homes as they are now."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hulian.cases.models import Case
from hulian.cases.told import told
from hulian.contact.told import homes_of, leads_to
from hulian.contact.told import told as told_of_home
from hulian.core.actor import Actor
from hulian.core.spoken import spoken
from hulian.notices.models import Notice
from hulian.people.models import Household

SHOWN = 60
MANY_HOMES = {"link_many": gettext_lazy("The new list of links holds from now on; please see whom you look after"),
              "life_event_many": gettext_lazy("A storm or another danger: please look in within a day")}
# What a colleague did with what is one's own: what it was, what to do, on which page.
MY_OWN = {
    "invite_back": (
        gettext_lazy("{who} made a link that sets your password anew"),
        gettext_lazy("If you didn't ask for it, choose a new password: that ends the link"), "accounts:password"),
    "drop_second_step": (
        gettext_lazy("{who} switched off your second step"),
        gettext_lazy("If you didn't ask for it, set it up again, and choose a new password"),
        "accounts:my-second-step"),
    "renew_badge": (
        gettext_lazy("{who} ended your badge, because it was lost"),
        gettext_lazy("Please print your new badge and wear that one"), "contact:my-badge"),
}
Line = dict[str, Any]


def notices_of(actor: Actor) -> list[Line]:
    """Return the newest notices, unread first; of what is no longer theirs to see, nothing is said."""
    mine = Notice.objects.filter(user_id=actor.id)
    unread = list(mine.filter(read_at=None).order_by("-created_at", "-id")[:SHOWN])
    read = list(mine.exclude(read_at=None).order_by("-created_at", "-id")[: SHOWN - len(unread)])
    rows = unread + read
    cases = Case.objects.visible_to(actor).in_bulk([row.case_id for row in rows if row.case_id])
    homes = homes_of(actor, [row.household_id for row in rows if row.household_id])
    return [line for row in rows if (line := _of_case(row, cases) or _of_home(row, homes, actor) or _of_more(row))]


def _of_case(row: Notice, cases: Mapping[UUID, Case]) -> Line | None:
    case = cases.get(row.case_id)
    url = reverse("cases:record", args=[case.pk]) if case else ""
    return _line(row, str(case), told(row.kind, row.actor_name), url) if case else None


def _of_home(row: Notice, homes: Mapping[UUID, tuple[Household, str]], actor: Actor) -> Line | None:
    home, url = homes.get(row.household_id, (None, ""))
    if home is None:
        return None
    return _line(row, str(home), told_of_home(row.kind, row.actor_name), leads_to(row.kind, home, url, actor))


def _of_more(row: Notice) -> Line | None:
    """Return the line of a notice that tells of something else than one case."""
    if row.kind == "report_many":
        title = ngettext("{n} new from a file", "{n} new from a file", row.count).format(n=row.count)
        url = reverse("cases:index") + "?view=ours&way=bulk"
        return _line(row, title, _("They wait for someone to take them on"), url)
    if row.kind in MANY_HOMES:
        title = (ngettext("{n} change among your homes", "{n} changes among your homes", row.count)
                 if row.kind == "link_many" else ngettext("{n} home with you", "{n} homes with you", row.count))
        return _line(row, title.format(n=row.count), str(MANY_HOMES[row.kind]), reverse("contact:mine"))
    if row.kind in MY_OWN:
        done, ask, page = MY_OWN[row.kind]
        return _line(row, str(ask), str(done).format(who=row.actor_name), reverse(page))
    if row.kind in {"stand_in", "back_early"}:
        title = _("Somebody stands in") if row.kind == "stand_in" else _("Back earlier, the homes go back")
        return _line(row, title, _("{who} arranged it").format(who=row.actor_name), reverse("contact:stand-ins"))
    if row.kind == "station_moved":
        line = _("{who} announced it").format(who=row.actor_name)
        return _line(row, _("A station day is moved"), line, reverse("teams:station"))
    return None


def _line(row: Notice, title: str, line: str, url: str) -> Line:
    return {"title": title, "line": line, "words": spoken(row.created_at), "url": url, "new": row.read_at is None}

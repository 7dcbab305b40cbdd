"""What needs a person now: at most seven matters, the most urgent first, each one tap from done.

Who watches over communities sees behind their own also what is stuck with others, and told apart from it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db.models import Count, F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.roles import Role
from hulian.cases.letter import act_of
from hulian.cases.lists import by_view
from hulian.cases.models import Case
from hulian.cases.models.case import CaseQuerySet
from hulian.cases.next_step import PARTS, first_step
from hulian.cases.phone import has_phone
from hulian.contact.codes import What
from hulian.contact.lists.waiting import Waiting
from hulian.contact.mine import Mine, homes_of
from hulian.contact.mine import card as home_card
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.core.spoken import left
from hulian.pages.asked import asked_in_vain

MOST = 7
NO_LIMIT = datetime.max.replace(tzinfo=UTC)
WATCHES = {Role.SUPERVISOR, Role.LIAISON}
JOINED = ("community", "household__dwelling__building")


def needs_of(actor: Actor) -> CaseQuerySet:
    """Return what waits for this person (`own`); to who watches over communities, behind it also what is overdue.

    `in_vain`: whom nobody reached today. It has no limit, and stands behind what else has none.
    """
    seen = Case.objects.visible_to(actor)
    mine = by_view(seen, "mine", actor)
    order = (F("due_at").asc(nulls_last=True), "in_vain", "-received_at", "-id")
    if not watches(actor):
        return mine.annotate(own=Value(value=True), in_vain=asked_in_vain()).order_by(*order)
    own = Q(pk__in=mine.values("pk"))
    found = seen.filter(own | Q(due_at__lt=clock.now()))
    return found.annotate(own=own, in_vain=asked_in_vain()).order_by("-own", *order)


def count_of(cases: CaseQuerySet) -> tuple[int, int]:
    """Return how many wait for the person themselves, and how many are stuck with others."""
    found = cases.order_by().aggregate(mine=Count("pk", filter=Q(own=True)), late=Count("pk", filter=Q(own=False)))
    return found["mine"], found["late"]


def watches(actor: Actor) -> bool:
    """Return whether this person looks after what others do."""
    return any(held.role in WATCHES for held in actor.holds)


def cards_of(cases: CaseQuerySet, others: Sequence[Mine | Waiting], actor: Actor) -> list[dict[str, Any]]:
    """Return the first seven as cards: matters, homes and lists together; only the very first is vermilion.

    What is stuck with others stands behind all that is one's own; `own` tells the two apart.
    """
    found: list[tuple[datetime, Case | Mine | Waiting]] = [(_since(one), one) for one in others]
    shown = cases.select_related(*JOINED).prefetch_related(*PARTS, "household__residents")[:MOST]
    found += [(_since(case), case) for case in shown]
    first = sorted(found, key=lambda one: (not _is_own(one[1]), one[0]))[:MOST]
    return [_drawn(one, actor, first=at == 0) for at, (_when, one) in enumerate(first)]


def _drawn(one: Case | Mine | Waiting, actor: Actor, *, first: bool) -> dict[str, Any]:
    if isinstance(one, Waiting):
        card = one.card(first=first)
    else:
        card = home_card(one, first=first) if isinstance(one, Mine) else _card(one, actor, first=first)
    return card | {"own": _is_own(one)}


def _is_own(one: Case | Mine | Waiting) -> bool:
    """Return whether it waits for the person themselves: a home or a list always does."""
    return one.own if isinstance(one, Case) else True


def due_homes(actor: Actor) -> list[Mine]:
    """Return the homes that this person should look in on now: something happened there, or the round is late."""
    member = actor.id and any(held.role == Role.CONTACT_MEMBER for held in actor.holds)
    return [one for one in homes_of(actor.id) if one.presses] if member else []


def _since(one: Case | Mine | Waiting) -> datetime:
    """Return what the cards stand in order of: a matter by its limit, what has none last.

    A home where something happened stands from that moment on; a round that is late, or a list that waits for the
    branch, stands behind what is overdue.
    """
    if isinstance(one, Case):
        return one.due_at or NO_LIMIT
    if isinstance(one, Waiting):
        return clock.now()
    happened = one.first is not None and one.first.what == What.LIFE_EVENT
    return one.first.made_at if happened else clock.now()


def stuck_by_community(actor: Actor) -> list[dict[str, Any]]:
    """Return where things are overdue: communities with their counts, as links to the list."""
    red = Case.objects.visible_to(actor).red().order_by()
    counts = red.values("community__code", "community__name").annotate(n=Count("pk")).order_by("-n")
    return [{"label": row["community__name"], "value": row["n"],
             "url": f"{reverse('cases:index')}?view=red&area={row['community__code']}"} for row in counts]


def _card(case: Case, actor: Actor, *, first: bool) -> dict[str, Any]:
    step = first_step(case, actor)
    line = _("Asked today, nobody was reached") if case.in_vain else step.line or step.title
    return {
        "title": str(case), "url": reverse("cases:record", args=[case.pk]),
        "place": _place(case, actor), "line": line,
        "light": case.light, "words": left(case.due_at) if case.due_at else case.get_state_display(),
        "acts": _acts(case, actor, act_of(case, step, None), first=first, own=step.own),
    }


def _place(case: Case, actor: Actor) -> str:
    """Return where it is; to who watches over communities, also in which: once, where nothing nearer is known."""
    community = str(case.community)
    near = case.place or community
    return f"{community} · {near}" if watches(actor) and near != community else near


def _acts(case: Case, actor: Actor, act: dict[str, Any], *, first: bool, own: bool) -> list[dict[str, Any]]:
    acts = []
    if act:
        acts.append({"label": act["label"], "url": act["url"], "first": first, "post": act.get("direct"),
                     "envelope": new_id()})
    if own and act and act["url"].endswith("/taking/"):
        acts.append({"label": _("I can't come"), "url": reverse("cases:step", args=[case.pk, "refusal"])})
    if has_phone(case, actor):
        acts.append({"label": _("Call"), "url": reverse("cases:phone", args=[case.pk]), "icon": "phone", "post": True})
    return acts

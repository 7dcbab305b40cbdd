"""好久没见: the homes that nobody has heard from, the longest first.

Heard: somebody of ours met them (`Rhythm.heard_at`), or they told us something themselves, on their own page behind
their code. What one of us wrote down for a home doesn't count: on the telephone and at the desk anybody can have spoken
of it. What is not known of a home is not said of it: a home that we never met is one that *we* haven't met.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, DateTimeField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.accounts.matrix import paths_for
from hulian.cases.codes import Way
from hulian.cases.models import Case
from hulian.contact.codes import Tier
from hulian.contact.lately import NEVER, with_lately
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import read_id
from hulian.people.models import Household
from hulian.places.models import Area, Level
from hulian.policies.limits import limit
from hulian.policies.pack import overriding, rule

PAGE = 40
RULE = "contact.silence_days"


def with_heard(homes: QuerySet[Household]) -> QuerySet[Household]:
    """Add `heard`: when a home was last heard from; NEVER where it wasn't."""
    told = Case.objects.filter(household=OuterRef("pk"), way=Way.QR, reporter_id=None).order_by("-received_at")
    never = Value(NEVER, output_field=DateTimeField())
    return homes.annotate(heard=Greatest(
        Coalesce(F("rhythm__heard_at"), never),
        Coalesce(Subquery(told.values("received_at")[:1]), never)))


def overdue(path: str) -> Q:
    """Return the condition, on `heard`, that it is longer ago than the rule of where a home lies says, below a path."""
    now = clock.now()
    return Q(heard__lt=limit(RULE, path, turned=lambda days: now - timedelta(days=days)))


def silent(homes: QuerySet[Household], *paths: str) -> QuerySet[Household]:
    """Return those of these areas that nobody has heard from for longer than their rule says."""
    some = [Q(area_path__startswith=path) & overdue(path) for path in paths]
    return with_heard(homes.standing()).filter(reduce(or_, some)) if some else with_heard(homes.none())


def silent_for(actor: Actor, wanted: Mapping[str, str]) -> QuerySet[Household]:
    """Return the silent homes that this person may read, narrowed by area, building, tier and whether ever met."""
    found = silent(Household.objects.all(), *_narrowed(actor, wanted.get("area", "")))
    if building := read_id(wanted.get("building", "")):
        found = found.filter(dwelling__building_id=building)
    if (tier := wanted.get("tier")) in Tier.values:
        plain = Q(rhythm=None) if tier == Tier.ORDINARY else Q(pk=None)
        found = found.filter(Q(rhythm__tier=tier) | plain)
    if wanted.get("met") in {"yes", "no"}:
        found = found.filter(heard__gt=NEVER) if wanted["met"] == "yes" else found.filter(heard=NEVER)
    return found


def page_of(found: QuerySet[Household], after: str) -> tuple[list[Household], str]:
    """Return a page of them, never met first, then the longest, and the key of the next page."""
    rows = found.order_by("heard", "id").select_related("dwelling__building", "community", "rhythm")
    last = found.filter(pk=read_id(after)).first() if after else None
    if last:
        rows = rows.filter(Q(heard__gt=last.heard) | Q(heard=last.heard, id__gt=last.pk))
    page = list(with_lately(rows, "pk", "rhythm__").prefetch_related("residents", "marks")[: PAGE + 1])
    return page[:PAGE], str(page[PAGE - 1].pk) if len(page) > PAGE else ""


def counts_for(actor: Actor) -> list[dict[str, Any]]:
    """Return, for each community, how many homes are silent, how many of them we never met, and of how many.

    Counts only: this is what a town and a district see; no name, no address.
    """
    rows = []
    for path in _tops(paths_for(actor, "silence.count")):
        rows += _counted(path)
    return sorted(rows, key=lambda row: row["path"])


def _counted(path: str) -> list[dict[str, Any]]:
    areas = Area.objects.communities().within(path).select_related("parent")
    homes = with_heard(Household.objects.standing().filter(area_path__startswith=path))
    sums = homes.values("community").order_by().annotate(
        of=Count("pk"), silent=Count("pk", filter=overdue(path)), never=Count("pk", filter=Q(heard=NEVER)))
    found = {row["community"]: row for row in sums}
    nothing = {"of": 0, "silent": 0, "never": 0}
    return [{"name": area.name, "town": area.parent.name if area.parent else "", "path": area.path,
             **{key: found.get(area.pk, nothing)[key] for key in nothing}} for area in areas]


def since_words(actor: Actor, wanted: Mapping[str, str]) -> str:
    """Return from how many days on a home is missed where this person looks."""
    paths = _narrowed(actor, wanted.get("area", ""))
    days = sorted({rule(RULE, area).value for path in paths for area in (path, *overriding(RULE, path))})
    if len(days) > 1:
        return _("Not heard from for more than {least} to {most} days, not the same everywhere").format(
            least=days[0], most=days[-1])
    return ngettext("Not heard from for more than {n} day", "Not heard from for more than {n} days",
                    days[0]).format(n=days[0])


def _narrowed(actor: Actor, code: str) -> list[str]:
    """Return the paths to read: all of this person's, or those of one area in them. Raises Http404."""
    held = _tops(paths_for(actor, "silence.read"))
    if not code:
        return held
    area = Area.objects.filter(code=code).first()
    if area is None or not any(area.path.startswith(path) for path in held):
        raise Http404
    return [area.path]


def _tops(paths: Sequence[str]) -> list[str]:
    """Return the paths that lie in no other of them."""
    return [path for path in paths if not any(path != other and path.startswith(other) for other in paths)]


def grids_for(actor: Actor) -> list[Area]:
    """Return the grids of the places whose silence this person reads."""
    scope = Q(pk=None)
    for path in paths_for(actor, "silence.read"):
        scope |= Q(path__startswith=path)
    return list(Area.objects.filter(scope, level=Level.GRID).order_by("path"))

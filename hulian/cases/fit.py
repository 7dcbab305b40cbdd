"""Who could do a piece of work: the fitting ones first, each with the reason; the others with theirs."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.cases.models import Case, HomeEntry
from hulian.core import clock
from hulian.core.spoken import spoken
from hulian.teams.models import CERTIFIED, Certificate, Helper, Skill

METRES_A_DEGREE = 111_320
FAR = 10**9
NEVER = datetime.max.replace(tzinfo=UTC)
WEEK = 8


@dataclass(slots=True)
class Choice:
    """One helper as a choice; `refusal` says why they can't be chosen, '' for those who can."""

    helper: Helper
    skilled: bool
    metres: int | None
    free: datetime | None
    busy: int
    known_here: bool
    certificate: Certificate | None
    refusal: str = ""
    reasons: list[str] = field(default_factory=list)

    @property
    def order(self) -> tuple:
        """Return what sorts the best first: may, can, free soonest, knows the home, near, little on their hands."""
        near = FAR if self.metres is None else self.metres
        return (bool(self.refusal), not self.skilled, self.free or NEVER, not self.known_here, near, self.busy)


def choices(case: Case, skill: str) -> list[Choice]:
    """Return every helper of the community as a choice for this work, the best first."""
    when = _when(case)
    known = _known_here(case)
    rows = Helper.objects.filter(community_id=case.community_id, user__is_active=True).select_related("user")
    rows = rows.prefetch_related("certificates", "free_times").annotate(
        busy=Count("tasks", filter=Q(tasks__state__in=["offered", "taken"]))
    )
    found = [_choice(case, helper, skill, when, known) for helper in rows.order_by("kind", "id")]
    return sorted(found, key=lambda choice: choice.order)


def _choice(case: Case, helper: Helper, skill: str, when: datetime | None, known: set) -> Choice:
    mine = [row for row in helper.certificates.all() if row.skill == skill]
    newest = max(mine, key=lambda row: row.expires_on, default=None)
    choice = Choice(
        helper, skill == Skill.NONE or skill in helper.skills, _metres(case, helper), _free(helper, when),
        helper.busy, helper.pk in known, newest, refusal=_refusal(skill, newest),
    )
    choice.reasons = [] if choice.refusal else [*_reasons(choice, skill)]
    return choice


def _refusal(skill: str, newest: Certificate | None) -> str:
    if skill not in CERTIFIED:
        return ""
    if newest is None:
        return _("no certificate for {skill}").format(skill=Skill(skill).label)
    if newest.expires_on < clock.today():
        return _("{title} certificate ran out {day}").format(title=newest.title, day=spoken(newest.expires_on))
    return ""


def _reasons(choice: Choice, skill: str) -> Iterator[str]:
    """Yield why to think of this helper, in the order in which people ask."""
    if choice.certificate:
        until = choice.certificate.expires_on
        yield _("{title} certificate until {day}").format(title=choice.certificate.title, day=spoken(until))
    elif skill != Skill.NONE:
        yield _("can do {skill}").format(skill=Skill(skill).label) if choice.skilled else _("does other work")
    if choice.metres is not None:
        yield _("{metres} m from here").format(metres=choice.metres)
    if choice.free:
        yield _("free {when}").format(when=spoken(choice.free))
    if choice.known_here:
        yield _("has worked in this home")
    if choice.busy:
        yield ngettext("{n} job on their hands", "{n} jobs on their hands", choice.busy).format(n=choice.busy)


def _when(case: Case) -> datetime | None:
    """Return the time that was agreed with the resident, if it is still to come."""
    return next((row.starts_at for row in case.appointments.all() if row.starts_at > clock.now()), None)


def _free(helper: Helper, agreed: datetime | None) -> datetime | None:
    """Return the agreed time if the helper is free then; with none agreed, when they are free next."""
    moments = [agreed] if agreed else [clock.now() + timedelta(days=day) for day in range(WEEK)]
    for index, moment in enumerate(clock.local(moment) for moment in moments):
        slots = sorted((row.begins, row.ends) for row in helper.free_times.all() if row.weekday == moment.weekday())
        for begins, ends in slots:
            if begins <= moment.time() < ends and index == 0:
                return moment
            if not agreed and (index or begins > moment.time()):
                return datetime.combine(moment.date(), begins, tzinfo=clock.SHANGHAI)
    return None


def _known_here(case: Case) -> set:
    if not case.household_id:
        return set()
    rows = HomeEntry.objects.filter(dwelling_id=case.household.dwelling_id)
    return set(rows.values_list("task__helper_id", flat=True))


def _metres(case: Case, helper: Helper) -> int | None:
    """Return the distance as the crow flies, to ten metres; a plane is exact enough within a town."""
    building = case.household.dwelling.building if case.household_id else None
    points = [building and building.lon_wgs84, building and building.lat_wgs84, helper.lon_wgs84, helper.lat_wgs84]
    if None in points:
        return None
    lon, lat, lon2, lat2 = points
    east = (lon2 - lon) * math.cos(math.radians(lat))
    return round(math.hypot(east, lat2 - lat) * METRES_A_DEGREE / 10) * 10

"""Helpers as rows and as a page: skills, certificates with a light, the week."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.core import clock
from hulian.core.spoken import spoken
from hulian.teams.forms.station import WEEKDAYS
from hulian.teams.models import CERTIFIED, Certificate, FreeTime, Helper, Skill

SOON = timedelta(days=60)
WORST_FIRST = ("red", "yellow", "green", "none")


def rows_of(helpers: Iterable[Helper]) -> list[dict[str, Any]]:
    """Return rows: who, which work, when, and how the certificate stands."""
    return [{"title": name_of(helper), "url": reverse("teams:helper", args=[helper.pk]),
             "line": " · ".join(filter(None, [skills_of(helper), week_of(helper)])), **light_of(helper)}
            for helper in helpers]


def name_of(helper: Helper) -> str:
    """Return who it is and which hat they wear."""
    return f"{helper.user} · {helper.get_kind_display()}"


def skills_of(helper: Helper) -> str:
    """Return the skills in words."""
    return pgettext("list of skills", ", ").join(str(Skill(code).label) for code in helper.skills if code != Skill.NONE)


def week_of(helper: Helper) -> str:
    """Return the free times in words."""
    return pgettext("list of skills", ", ").join(time_of(free) for free in _in_order(helper))


def time_of(free: FreeTime) -> str:
    """Return one weekly time in words."""
    return f"{dict(WEEKDAYS)[free.weekday]} {free.begins.hour}:{free.begins:%M}–{free.ends.hour}:{free.ends:%M}"


def light_of(helper: Helper) -> dict[str, str]:
    """Return the light of the certified work that stands worst, with its words; nothing without such work."""
    found = [light_for(helper, skill) for skill in helper.skills if skill in CERTIFIED]
    return min(found, key=lambda item: WORST_FIRST.index(item["light"]), default={})


def light_for(helper: Helper, skill: str) -> dict[str, str]:
    """Return light and words for one kind of certified work."""
    newest = max((row for row in helper.certificates.all() if row.skill == skill),
                 key=lambda row: row.expires_on, default=None)
    if newest is None:
        return {"light": "red", "words": _("no certificate yet")}
    return light_of_certificate(newest)


def light_of_certificate(row: Certificate) -> dict[str, str]:
    """Return light and words for one certificate."""
    today, day = clock.today(), spoken(row.expires_on)
    if row.expires_on < today:
        return {"light": "red", "words": _("certificate expired {day}").format(day=day)}
    if row.expires_on <= today + SOON:
        return {"light": "yellow", "words": _("certificate ends soon, {day}").format(day=day)}
    return {"light": "green", "words": _("certificate valid until {day}").format(day=day)}


def filters_of(skill: str) -> list[dict[str, Any]]:
    """Return the filters by skill."""
    url = reverse("teams:helpers")
    return [{"label": label, "current": value == skill, "url": url if value == skill else f"{url}?skill={value}"}
            for value, label in Skill.choices if value != Skill.NONE]


def _in_order(helper: Helper) -> list[FreeTime]:
    return sorted(helper.free_times.all(), key=lambda free: (free.weekday, free.begins))

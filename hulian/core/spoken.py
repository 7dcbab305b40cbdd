"""Times as people say them: 今天 15:20, 周二下午, 还剩 3 小时."""

from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext

from hulian.core import clock

HOUR = 3600
DAY = 24 * HOUR


def spoken(when: datetime | date | None) -> str:
    """Say a moment (or a day) the way a neighbour would; nothing for None."""
    if when is None:
        return ""
    if not isinstance(when, datetime):
        return _day_words(when)
    moment = clock.local(when)
    time = f"{moment.hour}:{moment:%M}"
    ahead = (moment.date() - clock.today()).days
    if ahead in {0, 1} or (ahead == -1 and clock.now() - when < timedelta(hours=18)):
        return f"{_day_words(moment.date())} {time}"
    if 1 < ahead < 7:
        return f"{_weekday(moment.date())} {time}"
    if -7 < ahead < -1:
        return pgettext("weekday and part of day", "%(day)s %(part)s") % {
            "day": _weekday(moment.date()), "part": _part(moment.hour)}
    return _day_words(moment.date())


def left(due: datetime | None) -> str:
    """Say how long there is still, or how late it is."""
    if due is None:
        return ""
    seconds = (due - clock.now()).total_seconds()
    words = lasting(timedelta(seconds=abs(seconds)))
    if seconds < 0:
        return gettext("%(time)s late") % {"time": words}
    return gettext("%(time)s left") % {"time": words}


def lasting(span: timedelta | None) -> str:
    """Say a length of time in its one largest unit."""
    if span is None:
        return ""
    seconds = int(span.total_seconds())
    if seconds < HOUR:
        count = max(1, seconds // 60)
        return ngettext("%(n)d minute", "%(n)d minutes", count) % {"n": count}
    if seconds < DAY:
        count = seconds // HOUR
        return ngettext("%(n)d hour", "%(n)d hours", count) % {"n": count}
    count = seconds // DAY
    return ngettext("%(n)d day", "%(n)d days", count) % {"n": count}


def _day_words(day: date) -> str:
    today = clock.today()
    ahead = (day - today).days
    near = {0: pgettext("day", "today"), 1: pgettext("day", "tomorrow"),
            -1: pgettext("day", "yesterday")}
    if ahead in near:
        return near[ahead]
    if -7 < ahead < 7:
        return _weekday(day)
    if day.year == today.year:
        return date_format(day, pgettext("day of this year", "j F"))
    return date_format(day, pgettext("day of another year", "j F Y"))


def _weekday(day: date) -> str:
    return [
        pgettext("spoken", "Monday"), pgettext("spoken", "Tuesday"),
        pgettext("spoken", "Wednesday"), pgettext("spoken", "Thursday"),
        pgettext("spoken", "Friday"), pgettext("spoken", "Saturday"), pgettext("spoken", "Sunday"),
    ][day.weekday()]


def _part(hour: int) -> str:
    if hour < 5:
        return pgettext("part of day", "at night")
    if hour < 12:
        return pgettext("part of day", "morning")
    if hour < 18:
        return pgettext("part of day", "afternoon")
    return pgettext("part of day", "evening")

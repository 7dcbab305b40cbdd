"""When a helper can come, week by week. They may say so themselves."""

from collections.abc import Iterable
from datetime import time

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.teams.errors import WrongHours
from hulian.teams.models import FreeTime, Helper


def add_free_times(helper: Helper, weekdays: Iterable[int], *, begins: time, ends: time, by: Actor) -> Helper:
    """Add the same hours on some weekdays (0 is Monday). Raises WrongHours, NotAllowed."""
    _check(helper, by)
    if ends <= begins:
        raise WrongHours
    days = sorted(set(weekdays))
    with transaction.atomic():
        for day in days:
            FreeTime.objects.get_or_create(helper=helper, weekday=day, begins=begins, ends=ends)
        record("helper.add_free_times", helper, by=by, area_path=helper.community.path, codes={"weekdays": days})
    return helper


def drop_free_time(free: FreeTime, *, by: Actor) -> Helper:
    """Take a weekly time out. Raises NotAllowed."""
    helper = free.helper
    _check(helper, by)
    with transaction.atomic():
        FreeTime.objects.filter(pk=free.pk).delete()
        record("helper.drop_free_time", helper, by=by, area_path=helper.community.path,
               codes={"weekdays": [free.weekday]})
    return helper


def _check(helper: Helper, by: Actor) -> None:
    if by.id is None or by.id != helper.user_id:
        require("helper.edit", helper.community.path, by)

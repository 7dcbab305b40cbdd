"""Reception begins: from now on matters are written down for this day."""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.teams.calendar import on
from hulian.teams.errors import NotToday
from hulian.teams.models import StationDay, StationTeam


def open_day(team: StationTeam, *, by: Actor) -> StationDay:
    """Return today's day of reception, open; one that is open stays as it is. Raises NotToday, NotAllowed."""
    require("station.receive", team.community.path, by)
    today = on(team, clock.today())
    if today is None:
        raise NotToday
    with transaction.atomic():
        row, _ = StationDay.objects.get_or_create(
            team=team, opens_at=today.opens_at, defaults={"closes_at": today.closes_at, "place": today.place}
        )
        if StationDay.objects.filter(pk=row.pk, opened_at=None).update(opened_at=clock.now()):
            row.refresh_from_db(fields=["opened_at"])
            record("station.open", row, by=by, area_path=team.community.path)
    return row

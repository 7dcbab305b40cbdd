"""Where, when and by which telephone a team receives."""

from datetime import time

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.teams.errors import WrongHours
from hulian.teams.models import StationTeam


def change_team(team: StationTeam, *, place: str, phone: str, weekday: int, opens: time, closes: time, by: Actor,
                ) -> StationTeam:
    """Write down place, telephone, weekday (0 is Monday) and hours. Raises WrongHours, NotAllowed."""
    require("team.edit", team.community.path, by)
    if closes <= opens:
        raise WrongHours
    with transaction.atomic():
        team.place, team.phone, team.weekday, team.opens, team.closes = place, phone, weekday, opens, closes
        team.save(update_fields=["place", "phone", "weekday", "opens", "closes"])
        record("team.change", team, by=by, area_path=team.community.path, codes={"weekday": weekday})
    return team

"""Who acts: organisations, the station team, its days, and helpers."""

from hulian.teams.models.helper import CERTIFIED, Certificate, FreeTime, Helper, HelperKind, Skill
from hulian.teams.models.organisation import Organisation
from hulian.teams.models.station import Seat, SeatKind, StationDay, StationTeam

__all__ = [
    "CERTIFIED", "Certificate", "FreeTime", "Helper", "HelperKind", "Organisation", "Seat", "SeatKind", "Skill",
    "StationDay", "StationTeam",
]

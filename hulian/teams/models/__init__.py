"""Who acts: organisations, the station team, its days, and helpers."""

from hulian.teams.models.helper import Certificate, FreeTime, Helper, HelperKind, Skill
from hulian.teams.models.organisation import Organisation
from hulian.teams.models.station import Seat, SeatKind, StationDay, StationTeam

__all__ = [
    "Certificate", "FreeTime", "Helper", "HelperKind", "Organisation", "Seat", "SeatKind", "Skill",
    "StationDay", "StationTeam",
]

"""Homes, the people in them, and what they agreed to."""

from hulian.people.models.consent import Consent, Proof, Purpose
from hulian.people.models.household import Household
from hulian.people.models.need import Mark, Need, ResidentNeed, VisitorMark
from hulian.people.models.resident import Came, Resident
from hulian.people.models.roster import RosterGap, RosterImport, Stage
from hulian.people.models.stay import Stay, Went

__all__ = [
    "Came", "Consent", "Household", "Mark", "Need", "Proof", "Purpose", "Resident", "ResidentNeed", "RosterGap",
    "RosterImport", "Stage", "Stay", "VisitorMark", "Went",
]

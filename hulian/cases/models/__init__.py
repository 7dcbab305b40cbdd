"""A case and the rows that say what was done about it."""

from hulian.cases.models.case import Case
from hulian.cases.models.correction import Correction
from hulian.cases.models.ending import Closure, FollowUp, Handover, Reopening, Resolution, Word
from hulian.cases.models.home_change import Happened, HomeChange
from hulian.cases.models.hops import Acceptance, Refusal
from hulian.cases.models.ledger import HomeEntry
from hulian.cases.models.site import Appointment, Inspection, Note, Plan, SafetyMeasure
from hulian.cases.models.work import Task, TaskState, Test

__all__ = [
    "Acceptance", "Appointment", "Case", "Closure", "Correction", "FollowUp", "Handover", "Happened", "HomeChange",
    "HomeEntry", "Inspection", "Note", "Plan", "Refusal", "Reopening", "Resolution", "SafetyMeasure", "Task",
    "TaskState", "Test", "Word",
]

"""Codes of cases: what can be said of one, as data with stable codes and both languages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hulian.cases.codes.signs import Sign

FILE = Path(__file__).with_name("categories.toml")


class State(models.TextChoices):
    """Where a case stands. Only `cases.state.enter` writes it."""

    REPORTED = "reported", _("waiting to be taken")
    ACCEPTED = "accepted", _("being looked into")
    PLANNED = "planned", _("planned")
    IN_PROGRESS = "in_progress", _("being done")
    RESOLVED = "resolved", _("done, waiting for the resident's word")
    CLOSED = "closed", _("closed")
    DECLINED = "declined", _("not taken")
    MERGED = "merged", _("joined to another")
    REOPENED = "reopened", _("open again")


OPEN = (State.REPORTED, State.ACCEPTED, State.PLANNED, State.IN_PROGRESS, State.RESOLVED, State.REOPENED)
WORKING = (State.ACCEPTED, State.PLANNED, State.IN_PROGRESS)
WAITING = (State.REPORTED, State.REOPENED)
ENDED = (State.CLOSED, State.DECLINED, State.MERGED)


class Level(models.TextChoices):
    """Which level has the case."""

    COMMUNITY = "community", _("community")
    TOWN = "town", _("town")
    DISTRICT = "district", _("district")


class Way(models.TextChoices):
    """How a case came in."""

    VISIT = "visit", _("at a visit")
    RECEPTION = "reception", _("at the station day")
    QR = "qr", _("by the QR code")
    PHONE = "phone", _("by telephone")
    FAIR = "fair", _("at a fair")
    API = "api", _("from another system")
    BULK = "bulk", _("from a file")


class Kind(models.TextChoices):
    """What the resident wants of us."""

    HELP = "help", _("asks for help")
    ASK = "ask", _("has a question")
    COMPLAINT = "complaint", _("complains")
    REPORT = "report", _("reports something")
    SUGGESTION = "suggestion", _("has a suggestion")


class Urgency(models.TextChoices):
    """How quickly it must go."""

    URGENT = "urgent", _("urgent")
    ORDINARY = "ordinary", _("ordinary")
    LONG = "long", _("takes long")


class Mark(models.IntegerChoices):
    """The five steps of satisfaction."""

    VERY_GOOD = 5, _("very satisfied")
    GOOD = 4, _("satisfied")
    FAIR = 3, _("fairly satisfied")
    BAD = 2, _("dissatisfied")
    VERY_BAD = 1, _("very dissatisfied")


@dataclass(frozen=True, slots=True)
class Category:
    """A doorstep category; `covers` says in plain words what belongs to it."""

    code: str
    zh: str
    en: str
    covers: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.zh


@cache
def categories() -> dict[str, Category]:
    """Return the doorstep categories in the order of the menu."""
    rows = _file()["category"]
    return {row["code"]: Category(**row | {"words": tuple(row["words"])}) for row in rows}


@cache
def urgent_words() -> tuple[str, ...]:
    """Return the words that suggest danger."""
    return tuple(_file()["urgent"]["words"])


@cache
def urgent_signs() -> tuple[Sign, ...]:
    """Return what is danger in some company only."""
    return tuple(Sign.of(row) for row in _file()["urgent"]["sign"])


@cache
def long_words() -> tuple[str, ...]:
    """Return the words that suggest a matter of weeks."""
    return tuple(_file()["long"]["words"])


@cache
def _file() -> dict:
    return tomllib.loads(FILE.read_text())

"""Codes of household contact: stable in the database and in exports, in words on the screen."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Basis(models.TextChoices):
    """Why this member looks after this household (就近、就亲、就便)."""

    KIN = "kin", _("they are kin or old acquaintances")
    WISH = "wish", _("one of them asked for it")
    KEPT = "kept", _("they know each other already")
    NEAR = "near", _("lives close by")
    CONVENIENT = "convenient", _("has room for one more home")
    HAND = "hand", _("arranged by hand")


class Tie(models.TextChoices):
    """What joins a member and a household beforehand."""

    KIN = "kin", _("kin")
    WISH = "wish", _("asked for")


class Side(models.TextChoices):
    """Who said no."""

    HOUSEHOLD = "household", _("the household")
    MEMBER = "member", _("the member")


class LinkEnd(models.TextChoices):
    """Why a link ended."""

    NEW_LIST = "new_list", _("a new list was adopted")
    BY_HAND = "by_hand", _("arranged anew")
    MEMBER_LEFT = "member_left", _("the member stepped down")
    MOVED_OUT = "moved_out", _("the household moved out")
    MERGED = "merged", _("the household is one with another")
    DIED = "died", _("nobody lives there any more")


class NotAsked(models.TextChoices):
    """Why a member is not given households."""

    AGE = "age", _("70 or over")
    INFIRM = "infirm", _("not in good health")
    AWAY = "away", _("away for long")


class Tier(models.TextChoices):
    """How closely a household is kept in touch with."""

    HIGH = "high", _("every week")
    KEY = "key", _("every month")
    ORDINARY = "ordinary", _("every three months")


class How(models.TextChoices):
    """How a contact took place."""

    DOOR = "door", _("at the door")
    PHONE = "phone", _("by phone")
    MET = "met", _("met outside")
    FAIR = "fair", _("at a fair")
    NEIGHBOUR = "neighbour", _("through a neighbour")


class Finding(models.TextChoices):
    """What came of it."""

    WELL = "well", _("all well")
    NEED = "need", _("needs a hand")
    PROBLEM = "problem", _("something is broken")
    OPINION = "opinion", _("has an opinion")


class Hour(models.TextChoices):
    """When to try again, where nobody was home."""

    MORNING = "morning", _("in the morning")
    AFTERNOON = "afternoon", _("in the afternoon")
    EVENING = "evening", _("in the evening")
    WEEKEND = "weekend", _("at the weekend")


class What(models.TextChoices):
    """What is due for a household."""

    VISIT = "visit", pgettext_lazy("due", "a visit")
    LIFE_EVENT = "life_event", pgettext_lazy("due", "a visit after what happened")


class LifeEvent(models.TextChoices):
    """What happened in a home: somebody looks in within 24 hours."""

    HOSPITAL = "hospital", _("back from hospital")
    BEREAVEMENT = "bereavement", _("a death in the family")
    STORM = "storm", _("a storm or another danger")
    MOVED_IN = "moved_in", _("just moved in")
    OTHER = "other", _("something else happened")


class TellBy(models.TextChoices):
    """How a household likes to be told."""

    PHONE = "phone", _("by a call")
    DOOR = "door", _("at the door, in person")
    SLIP = "slip", _("by a slip of paper")
    MESSAGE = "message", _("by a message on the phone")


class Away(models.TextChoices):
    """Why a member is away for a while."""

    HOLIDAY = "holiday", _("holiday")
    ILL = "ill", _("ill")
    FAMILY = "family", _("family matters")
    WORK = "work", _("work elsewhere")

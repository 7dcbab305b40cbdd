"""What can stand in the way in this room, and the words for it."""

from datetime import date

from django.utils.translation import gettext as _

from hulian.core.acting import Refused
from hulian.core.spoken import spoken
from hulian.policies.pack import Rule


class TeamIsFull(Refused):
    """The policy pack allows no further member (station.members_max)."""

    def __init__(self, most: int) -> None:
        """Keep how many there may be."""
        super().__init__(most)
        self.most = most

    def words(self) -> str:
        """Say how many there may be."""
        return _("The team has {n} members already; the rule allows no more.").format(n=self.most)


class SeatTaken(Refused):
    """There is one leader, and one liaison of each side."""

    def words(self) -> str:
        """Say what to do instead."""
        return _("Somebody sits there already. Choose a successor for that seat instead.")


class HelperAlready(Refused):
    """This person is a helper."""

    def words(self) -> str:
        """Say so."""
        return _("This person is a helper already.")


class NoticeTooShort(Refused):
    """A moved day is announced some days before (station.notice_days)."""

    def __init__(self, rule: Rule, earliest: date) -> None:
        """Keep the rule and the first day that may still be moved, or moved to."""
        super().__init__(rule.id)
        self.rule, self.earliest = rule, earliest

    def words(self) -> str:
        """Say the rule with its source, and from which day on it can be done."""
        words = _("Neighbours hear of it {n} days before. From {day} on it can be done. ({title}; {body}, {year})")
        return words.format(
            n=self.rule.value, day=spoken(self.earliest), title=self.rule.title, body=self.rule.body,
            year=self.rule.year)


class DayTaken(Refused):
    """The team receives on that day anyway."""

    def words(self) -> str:
        """Say so."""
        return _("The team receives on that day already. Please choose another.")


class AlreadyOpen(Refused):
    """People were received, or are."""

    def words(self) -> str:
        """Say so."""
        return _("Reception has begun; this day can't be moved any more.")


class NotToday(Refused):
    """A day is opened on the day itself."""

    def words(self) -> str:
        """Say so."""
        return _("There is no reception today.")


class WrongHours(Refused):
    """It ends before it begins."""

    def words(self) -> str:
        """Say so."""
        return _("It ends before it begins. Please look at the two times once more.")

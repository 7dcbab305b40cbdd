"""What can stand in the way in this room, and the words for it."""

from datetime import date

from django.utils.translation import gettext as _

from hulian.core.acting import Refused
from hulian.core.spoken import spoken


class PairRefused(Refused):
    """One of the two said no before; the pair never comes back."""

    def words(self) -> str:
        """Say so."""
        return _("One of the two said no to this before. Please choose somebody else.")


class NotAMember(Refused):
    """Whoever was chosen isn't a contact member of this community."""

    def words(self) -> str:
        """Say so."""
        return _("Please choose a member of this community.")


class HasLeft(Refused):
    """The household lives there no more."""

    def words(self) -> str:
        """Say so."""
        return _("This household doesn't live here any more.")


class ContactChanged(Refused):
    """The household asked for another than one whom the page named, and somebody else looks after it now."""

    def words(self) -> str:
        """Say so."""
        return _("Somebody else looks after you since. Please see who it is now.")


class WordsMissing(Refused):
    """A problem needs a line on what is wrong."""

    def words(self) -> str:
        """Say so."""
        return _("Please write in a few words what it is about. One line is enough.")


class FindingMissing(Refused):
    """They were met, and nothing was said of how they are."""

    def words(self) -> str:
        """Say so."""
        return _("How are they? Please tap one of the four.")


class ListMovedOn(Refused):
    """The draft was adopted or dropped meanwhile."""

    def words(self) -> str:
        """Say so."""
        return _("This list has been decided meanwhile. Please look at it anew.")


class HomesWithout(Refused):
    """A list where somebody is left out can't be adopted unseen."""

    def __init__(self, count: int) -> None:
        """Keep how many."""
        super().__init__(count)
        self.count = count

    def words(self) -> str:
        """Say so."""
        words = _("{n} homes have nobody yet. Please arrange them by hand, or tick “{tick}”.")
        return words.format(n=self.count, tick=_("Yes, although some homes have nobody yet"))


class AwayTwice(Refused):
    """The member is away then already, or whoever should come is away too."""

    def words(self) -> str:
        """Say so."""
        return _("One of the two is away in these days already. Please look at the dates once more.")


class WrongDays(Refused):
    """The days of a stand-in run backwards, are over, or lie too far ahead; `field` is the day that is wrong."""

    def __init__(self, field: str, said: str) -> None:
        """Keep which day, and what is wrong with it."""
        super().__init__(field)
        self.field, self.said = field, said

    def words(self) -> str:
        """Say so."""
        return self.said


class NoMeetingThen(Refused):
    """The branch can't have decided on that day: it is still to come, or there was no draft yet."""

    field = "decided_on"

    def __init__(self, made_on: date) -> None:
        """Keep the day of the draft."""
        super().__init__(made_on)
        self.made_on = made_on

    def words(self) -> str:
        """Say between which days it lies."""
        words = _("The meeting lies between {day}, when this draft was made, and today. Please look once more.")
        return words.format(day=spoken(self.made_on))


class NotAdopted(Refused):
    """A list goes on the notice board only after the branch meeting."""

    def words(self) -> str:
        """Say so."""
        return _("The branch hasn't adopted this list yet. After the meeting it can be hung up.")


class MemberFull(Refused):
    """The chosen member has as many homes as they can see to."""

    def __init__(self, most: int) -> None:
        """Keep their bound."""
        super().__init__(most)
        self.most = most

    def words(self) -> str:
        """Say so."""
        words = _("They have {n} homes already. Please choose somebody else, or let them take more on their own page.")
        return words.format(n=self.most)


class NotTakenBack(Refused):
    """Something grew out of the visit, the day is over, or it was taken back already."""

    def words(self) -> str:
        """Say so."""
        return _("This visit can't be taken back any more: something came of it, or the day is over.")


class NoBadge(Refused):
    """Nobody wears a badge of a community whose homes they don't look after."""

    def words(self) -> str:
        """Say so."""
        return _("They are no contact here any more, so there is no badge either.")

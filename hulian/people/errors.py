"""What can stand in the way in this room, and the words for it."""

from django.utils.translation import gettext as _

from hulian.core.acting import Refused
from hulian.people.models import Household


class AlreadyThere(Refused):
    """A household of that name lives at that door already."""

    def words(self) -> str:
        """Say so."""
        return _("This household is in the roster already, at this very door.")


class GuardianMissing(Refused):
    """Under 14 a guardian gives the consent."""

    def words(self) -> str:
        """Say so."""
        return _("Under 14 a guardian says yes. Please write who it was.")


class AlreadyEnded(Refused):
    """Somebody was quicker."""

    def words(self) -> str:
        """Say so."""
        return _("Somebody did this just before you. Nothing more is needed.")


class Gone(Refused):
    """The person's facts were erased, or they live there no more."""

    def words(self) -> str:
        """Say so."""
        return _("This person isn't in this home any more.")


class AddressTaken(Refused):
    """Another building has the address."""

    def words(self) -> str:
        """Say so."""
        return _("There is a building with this address already.")


class NobodyNamed(Refused):
    """Somebody has to be chosen, and somebody has to stay."""

    def words(self) -> str:
        """Say so."""
        return _("Choose who goes, and leave at least one who stays. If all of them go, write that the whole home"
                 " moved out.")


class SameHome(Refused):
    """A household can't be one with itself, nor with one of another community."""

    def words(self) -> str:
        """Say so."""
        return _("Choose another home of this community.")


class Ended(Refused):
    """The household moved out, or is one with another by now."""

    def __init__(self, home: Household | None = None) -> None:
        """Keep which."""
        self.home = home

    def words(self) -> str:
        """Say where it went."""
        if self.home and self.home.merged_into:
            return _("This home is one with {home} now. Please write it down there.").format(home=self.home.merged_into)
        return _("This home doesn't live here any more. Nothing was changed.")


class NotThatDay(Refused):
    """The day lies ahead, or before they came."""

    field = "day"

    def words(self) -> str:
        """Say so."""
        return _("This day doesn't fit: it is still to come, or lies before they moved in.")


class TooEarly(NotThatDay):
    """The day lies before a person was born, before the house was built, or more than a lifetime ago."""

    def words(self) -> str:
        """Say so."""
        return _("This day is too early. Please look at it once more.")

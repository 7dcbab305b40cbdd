"""What can stand in the way in this room, and the words for it."""

from django.utils.translation import gettext as _

from hulian.core.acting import Refused


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

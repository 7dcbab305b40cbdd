"""What can stand in the way of an act on an account, and the words for it."""

from django.utils.translation import gettext as _

from hulian.core.acting import Refused


class Yourself(Refused):
    """One's own roles and account are kept by a colleague."""

    def words(self) -> str:
        """Say so."""
        return _("You can't do this to your own account. Please ask a colleague.")


class RoleHeld(Refused):
    """Nothing to give."""

    def words(self) -> str:
        """Say so."""
        return _("They hold this role there already.")


class NameTaken(Refused):
    """Someone signs in by this name already."""

    def words(self) -> str:
        """Say so."""
        return _("Someone signs in by this name already. Please think of another one.")


class Spent(Refused):
    """The invitation was used, withdrawn, is too old, or its giver may no longer give that role."""

    def words(self) -> str:
        """Say so."""
        return _("This invitation was used or has ended. Please ask for a new one.")


class WrongCode(Refused):
    """The six digits don't fit, or were used before."""

    def words(self) -> str:
        """Say so."""
        return _("These six digits don't fit. Please wait for the next ones and type them.")

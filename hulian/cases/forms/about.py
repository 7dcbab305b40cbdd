"""One question of several forms: is it about one of us? Then it goes round that person (`cases.routing`)."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.accounts.actors import holders
from hulian.accounts.roles import Role
from hulian.core.actor import Actor
from hulian.core.ids import read_id
from hulian.places.models import Area

COLLEAGUES = {Role.STATION_LEADER, Role.STATION_MEMBER, Role.COMMUNITY_ADMIN, Role.SOCIAL_WORKER, Role.LIAISON}
STAFF = "staff"


def about_field() -> forms.ChoiceField:
    """Return the question; its choices depend on the place."""
    return forms.ChoiceField(
        label=_("Is it about one of us?"), required=False, widget=forms.RadioSelect,
        help_text=_("Then it goes to the level above, past that person and those who work for them."))


def about_choices(area: Area | None, by: Actor) -> list[tuple[str, object]]:
    """Return whom it can be about: the others who work for the place, or one whose name isn't known."""
    team = [user for user in holders(area.path, COLLEAGUES) if user.pk != by.id] if area else []
    return [("", _("no")), *((str(user.pk), str(user)) for user in team), (STAFF, _("somebody of the community"))]


def read_about(answer: str) -> tuple[bool, UUID | None]:
    """Return whether it is about somebody unnamed of the community, and whom it is about where that is known."""
    return answer == STAFF, read_id(answer)

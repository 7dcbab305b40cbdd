"""Forms of the team and its days."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hulian.accounts.models import User
from hulian.core.forms import ActForm
from hulian.teams.models import SeatKind, StationTeam

WEEKDAYS = [
    (0, pgettext_lazy("weekday", "Monday")), (1, pgettext_lazy("weekday", "Tuesday")),
    (2, pgettext_lazy("weekday", "Wednesday")), (3, pgettext_lazy("weekday", "Thursday")),
    (4, pgettext_lazy("weekday", "Friday")), (5, pgettext_lazy("weekday", "Saturday")),
    (6, pgettext_lazy("weekday", "Sunday")),
]


class TeamForm(ActForm):
    """Where, when, and by which telephone."""

    place = forms.CharField(label=_("Where the team receives"), max_length=60)
    weekday = forms.TypedChoiceField(label=_("Every week on"), choices=WEEKDAYS, coerce=int)
    opens = forms.TimeField(label=_("from (time)"))
    closes = forms.TimeField(label=_("until (time)"))
    phone = forms.CharField(label=_("Telephone of the team"), max_length=20, required=False)

    def facts(self) -> dict[str, Any]:
        """Return what was written, as the verbs take it."""
        return {name: self.cleaned_data[name] for name in ("place", "phone", "weekday", "opens", "closes")}


class MoveForm(ActForm):
    """To which day, and why."""

    to = forms.DateField(label=_("To which day"))
    opens = forms.TimeField(label=_("from (time)"))
    closes = forms.TimeField(label=_("until (time)"))
    place = forms.CharField(label=_("Where"), max_length=60)
    reason = forms.CharField(label=_("Why? Neighbours read this."), max_length=80)

    def facts(self) -> dict[str, Any]:
        """Return what was written, as the verb takes it."""
        return {name: self.cleaned_data[name] for name in ("to", "opens", "closes", "place", "reason")}


class PersonForm(ActForm):
    """Who."""

    person = forms.ModelChoiceField(User.objects.none(), label=_("Who"), empty_label=_("Choose somebody"))

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the people of the place."""
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["person"].label_from_instance = full_name


class SeatForm(PersonForm):
    """A seat more: which one, who, and what it says on the door."""

    kind = forms.ChoiceField(label=_("Which seat"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=60, help_text=_("For example: director of the committee"))
    field_order = ["kind", "person", "title"]

    def __init__(self, *args: Any, team: StationTeam, **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the seats that are free; members are several."""
        super().__init__(*args, **kwargs)
        taken = set(team.seats.exclude(kind=SeatKind.MEMBER).values_list("kind", flat=True))
        self.fields["kind"].choices = [(value, label) for value, label in SeatKind.choices if value not in taken]
        self.fields["kind"].initial = SeatKind.MEMBER


def full_name(user: User) -> str:
    """Return what people say and the full name."""
    return f"{user.called}（{user.name}）" if user.called and user.called != user.name else user.name

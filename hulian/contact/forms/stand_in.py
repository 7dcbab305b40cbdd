"""The form of a stand-in: who is away, who comes instead, from when to when."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.accounts.models import User
from hulian.contact.codes import Away
from hulian.contact.errors import WrongDays
from hulian.contact.verbs.stand_in import check_days
from hulian.core import clock
from hulian.core.forms import ActForm
from hulian.places.models import Area


class StandInForm(ActForm):
    """A member asks for themselves; the office chooses who is away."""

    member = forms.ChoiceField(label=_("Who is away?"))
    instead = forms.ChoiceField(label=_("Who comes instead?"))
    first = forms.DateField(label=_("First day"))
    last = forms.DateField(label=_("Last day"))
    why = forms.ChoiceField(label=_("Why"), choices=Away.choices, widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, community: Area, members: Sequence[User], me: User | None, **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Offer the members of one's own branch only; with `me`, it is for oneself."""
        super().__init__(*args, **kwargs)
        self.community = community
        self.people = {str(user.pk): user for user in members}
        named = [(pk, str(user)) for pk, user in self.people.items()]
        self.fields["member"].choices = named
        self.fields["instead"].choices = named
        if me:
            self.fields["member"].choices = [(str(me.pk), str(me))]
            self.fields["member"].widget = forms.HiddenInput()
            self.fields["member"].initial = str(me.pk)
            self.fields["instead"].choices = [(pk, name) for pk, name in named if pk != str(me.pk)]
        self.fields["first"].initial = clock.today()

    def clean(self) -> dict[str, Any]:
        """Want days that the verb takes, and two different people."""
        data = super().clean() or {}
        if data.get("first") and data.get("last"):
            try:
                check_days(self.community, data["first"], data["last"])
            except WrongDays as wrong:
                self.add_error(wrong.field, wrong.words())
        if data.get("member") and data.get("member") == data.get("instead"):
            self.add_error("instead", _("Please choose somebody else than who is away."))
        return data

    def facts(self) -> dict[str, Any]:
        """Return what was written, as the verb takes it."""
        data = self.cleaned_data
        return {"member": self.people[data["member"]], "instead": self.people[data["instead"]],
                "first": data["first"], "last": data["last"], "why": data["why"]}

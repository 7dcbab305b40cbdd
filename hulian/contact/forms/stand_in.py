"""The form of a stand-in: who is away, who comes instead, from when to when."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.accounts.models import User
from hulian.contact.codes import Away
from hulian.core import clock
from hulian.core.forms import ActForm


class StandInForm(ActForm):
    """A member asks for themselves; the office chooses who is away."""

    member = forms.ChoiceField(label=_("Who is away?"))
    instead = forms.ChoiceField(label=_("Who comes instead?"))
    first = forms.DateField(label=_("First day"))
    last = forms.DateField(label=_("Last day"))
    why = forms.ChoiceField(label=_("Why"), choices=Away.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, members: Sequence[User], me: User | None, **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the members of one's own branch only; with `me`, it is for oneself."""
        super().__init__(*args, **kwargs)
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

    def clean_first(self) -> Any:  # noqa: ANN401 - a date
        """Refuse a day that is over."""
        day = self.cleaned_data["first"]
        if day < clock.today():
            raise forms.ValidationError(_("This day is over. Please look at it once more."))
        return day

    def clean(self) -> dict[str, Any]:
        """Want the last day on or after the first, and two different people."""
        data = super().clean() or {}
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("The last day lies before the first. Please look at it once more."))
        if data.get("member") and data.get("member") == data.get("instead"):
            self.add_error("instead", _("Please choose somebody else than who is away."))
        return data

    def facts(self) -> dict[str, Any]:
        """Return what was written, as the verb takes it."""
        data = self.cleaned_data
        return {"member": self.people[data["member"]], "instead": self.people[data["instead"]],
                "first": data["first"], "last": data["last"], "why": data["why"]}

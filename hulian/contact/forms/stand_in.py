"""The form of a stand-in: who is away, who comes instead, from when to when."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hulian.accounts.models import User
from hulian.contact.codes import Away
from hulian.contact.errors import WrongDays
from hulian.contact.lists.choices import FAR, walk_between
from hulian.contact.members import Member
from hulian.contact.verbs.stand_in import check_days
from hulian.core import clock
from hulian.core.forms import ActForm
from hulian.places.models import Area

NOBODY = {"required": _("Please choose somebody.")}


class StandInForm(ActForm):
    """A member asks for themselves; the office chooses who is away."""

    member = forms.ChoiceField(label=_("Who is away?"), error_messages=NOBODY)
    instead = forms.ChoiceField(label=_("Who comes instead?"), error_messages=NOBODY)
    first = forms.DateField(label=_("First day"))
    last = forms.DateField(label=_("Last day"))
    why = forms.ChoiceField(label=_("Why"), choices=Away.choices, widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, community: Area, members: Sequence[Member], me: User | None, **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Offer the members of one's own branch only, who rests not as who comes.

        With `me`, it is for oneself, and who lives nearest is first.
        """
        super().__init__(*args, **kwargs)
        self.community = community
        self.people = {str(one.user.pk): one.user for one in members}
        self.fields["member"].choices = offered(members)
        fresh = [one for one in members if not one.not_asked]
        self.fields["instead"].choices = offered(fresh)
        if me:
            self.fields["member"].choices = [(str(me.pk), str(me))]
            self.fields["member"].widget = forms.HiddenInput()
            self.fields["member"].initial = str(me.pk)
            self.fields["instead"].choices = offered(nearest_first(fresh, me))
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


def offered(members: Sequence[Member]) -> list[tuple[str, str]]:
    """Return members to choose from, none of them chosen: many are called the same, so each with name and building."""
    return [("", gettext("Choose somebody")), *((str(one.user.pk), who_and_where(one)) for one in members)]


def who_and_where(one: Member) -> str:
    """Return how a member is called, their name, and where they live."""
    user = one.user
    names = user.name if not user.called or user.called == user.name else f"{user.called} {user.name}"
    return " · ".join(filter(None, [names, one.address]))


def nearest_first(members: Sequence[Member], me: User) -> list[Member]:
    """Return the others: who lives nearest first, of whom we don't know it last."""
    here = next((one for one in members if one.user.pk == me.pk), None)
    others = [one for one in members if one.user.pk != me.pk]
    walks = {one.user.pk: walk_between(here, one) if here else None for one in others}
    return sorted(others, key=lambda one: FAR if walks[one.user.pk] is None else walks[one.user.pk])

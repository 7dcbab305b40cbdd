"""Short forms of the lists: draft, choose, say no, adopt."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from hulian.accounts.models import User
from hulian.contact.codes import NotAsked, Side, Tie
from hulian.contact.lists.choices import Choice
from hulian.contact.lists.names import names_of
from hulian.contact.lists.reasons import walk_words
from hulian.contact.members import Member
from hulian.core import clock
from hulian.core.forms import ActForm
from hulian.core.natural import natural_key
from hulian.places.models import Building

NEAREST = 12


class ChooseForm(ActForm):
    """Who looks after this home? The nearest with room stand first, or those with a name that is looked for."""

    member = forms.ChoiceField(label=_("Who looks after this home?"), widget=forms.RadioSelect(attrs={"data-long": ""}))

    def __init__(
        self, *args: Any, choices: Sequence[Choice], query: str = "", most: int = NEAREST, **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Offer who has room and wasn't refused: `most` of them, and whoever was chosen."""
        super().__init__(*args, **kwargs)
        names = names_of(one.member for one in choices)
        self.free = {str(one.member.user.pk): one for one in choices if not one.why}
        found = [pk for pk, one in self.free.items() if query in names[one.member.user.pk]]
        chosen = [pk for pk in self.free if pk == self.data.get("member") and pk not in found[:most]]
        self.left = len(found[most:])
        self.fields["member"].choices = [(pk, words_of(self.free[pk], names[self.free[pk].member.user.pk]))
                                         for pk in [*found[:most], *chosen]]

    def chosen(self) -> Choice:
        """Return who was chosen."""
        return self.free[self.cleaned_data["member"]]


class RefusalForm(ActForm):
    """Who said no, and why if they want it noted."""

    side = forms.ChoiceField(label=_("Who would rather not?"), choices=Side.choices, widget=forms.RadioSelect)
    why = forms.CharField(label=_("Why, if they said it"), max_length=200, required=False)


class TieForm(ActForm):
    """A member who is kin to a home, or whom one of the two asked for."""

    member = forms.ChoiceField(label=_("Which member?"))
    kind = forms.ChoiceField(label=_("What joins them?"), widget=forms.RadioSelect, choices=[
        (Tie.KIN, Tie.KIN.label), (Tie.WISH, _("one of the two asked for it"))])

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the members of the community."""
        super().__init__(*args, **kwargs)
        names = names_of(members)
        self.people = {str(one.user.pk): one.user for one in members}
        named = [(pk, names[user.pk]) for pk, user in self.people.items()]
        self.fields["member"].choices = [("", gettext("Choose somebody")), *named]

    def chosen(self) -> User:
        """Return who was chosen."""
        return self.people[self.cleaned_data["member"]]


class AdoptionForm(ActForm):
    """The day of the meeting; a list with gaps wants one more tick."""

    decided_on = forms.DateField(label=_("On which day did the branch meet?"), widget=forms.DateInput)
    even_without = forms.BooleanField(label=_("Yes, although some homes have nobody yet"), required=False)

    def __init__(self, *args: Any, without: int, made_on: date, **kwargs: Any) -> None:  # noqa: ANN401
        """Ask for the tick only where somebody is left out; the meeting isn't before the day the draft was made."""
        super().__init__(*args, **kwargs)
        self.tick = self.fields["even_without"]
        self.fields["decided_on"].initial = clock.today
        self.fields["decided_on"].widget.attrs |= {"min": made_on.isoformat(), "max": clock.today().isoformat()}
        if not without and "even_without" not in self.data:
            del self.fields["even_without"]

    def ask_for_tick(self) -> None:
        """Offer the tick after all: homes came, or members went, since the draft was made."""
        self.fields["even_without"] = self.tick


class RedraftForm(ActForm):
    """Yes, draft it anew, although something was changed by hand."""

    area = forms.CharField(widget=forms.HiddenInput)
    sure = forms.BooleanField(widget=forms.HiddenInput, required=False)


class FactsForm(ActForm):
    """What is known of a member: where they live, whether they are asked, how many homes they can see to."""

    building = forms.ChoiceField(label=_("Where do they live?"), required=False)
    not_asked = forms.ChoiceField(label=_("Are they asked?"), required=False, widget=forms.RadioSelect,
                                  choices=[("", _("yes, they are asked")), *NotAsked.choices])
    least = forms.IntegerField(label=_("At least so many homes"), min_value=0, max_value=200, required=False)
    most = forms.IntegerField(label=_("At most so many homes"), min_value=1, max_value=200, required=False)

    def __init__(self, *args: Any, buildings: Sequence[Building], usual: tuple[int, int], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the buildings of the community; an empty number means what is usual there."""
        super().__init__(*args, **kwargs)
        self.buildings = {str(row.pk): row for row in buildings}
        rows = sorted(self.buildings.items(), key=lambda item: natural_key(item[1].address))
        self.fields["building"].choices = [("", gettext("not known")), *[(pk, row.address) for pk, row in rows]]
        for name, number in zip(("least", "most"), usual, strict=True):
            self.fields[name].help_text = gettext("Left empty: {n}, as everybody").format(n=number)
        self.usual = usual

    def clean(self) -> dict[str, Any]:
        """Want the bounds in order."""
        data = super().clean() or {}
        least, most = (self.usual[at] if data.get(name) is None else data[name]
                       for at, name in enumerate(("least", "most")))
        if least > most:
            self.add_error("most", gettext("This is fewer than at least. Please look at the two numbers once more."))
        return data


def words_of(one: Choice, name: str) -> str:
    """Return a member as a choice: who, how far, how many homes they have."""
    said = [walk_words(one.metres)] if one.metres is not None else []
    said.append(gettext("has {n} homes").format(n=one.load))
    return f"{name} · " + pgettext("why one goes", ", ").join(said)

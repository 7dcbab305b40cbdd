"""The short forms of household life: who, which day, where to. Nothing is asked that is known."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hulian.core import clock
from hulian.core.forms import ActForm
from hulian.people.errors import NotThatDay
from hulian.people.models import Came, Household, Resident
from hulian.people.stays import check_day
from hulian.places.models import Building

NEW = "new"


def long_radio() -> forms.RadioSelect:
    """Return choices one under another."""
    return forms.RadioSelect(attrs={"data-long": ""})


class DayForm(ActForm):
    """Since which day; today unless said otherwise."""

    day = forms.DateField(label=_("Since which day"), help_text=_("If you don't know it exactly, leave today's date."))

    def __init__(self, *args: Any, home: Household, **kwargs: Any) -> None:  # noqa: ANN401
        """Begin with today, and put the day last."""
        super().__init__(*args, **kwargs)
        self.home = home
        self.fields["day"].initial = clock.today()
        self.order_fields([name for name in self.fields if name != "day"])

    def clean_day(self) -> date:
        """Refuse a day that is still to come."""
        day = self.cleaned_data["day"]
        if day > clock.today():
            raise ValidationError(_("This day is still to come. Please look at it once more."))
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse at the day one that can't be: before the house stood, before they were born, before they came."""
        data = super().clean()
        if "day" not in data:
            return data
        who = data.get("who")
        going = who if isinstance(who, list) else [one for one in [who] if isinstance(one, Resident)]
        try:
            check_day(data["day"], *(one.here_since for one in going), born=[one.born_on for one in going],
                      building=self.home.dwelling.building)
        except NotThatDay as refusal:
            self.add_error("day", refusal.words())
        return data


class WhoForm(DayForm):
    """One of the people of a home, chosen already where there is only one."""

    who = forms.ChoiceField(label=_("Who"), widget=long_radio())

    def __init__(self, *args: Any, people: Iterable[Resident], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer these people."""
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.fields["who"].choices = [(key, named(person)) for key, person in self.people.items()]
        if len(self.people) == 1:
            self.fields["who"].initial = next(iter(self.people))

    def clean_who(self) -> Resident:
        """Return the person."""
        return self.people[self.cleaned_data["who"]]


class DeathForm(WhoForm):
    """Who passed away."""

    day = forms.DateField(label=_("On which day"), help_text=_("If you don't know it exactly, leave today's date."))


class DepartureForm(WhoForm):
    """Who left, and where to."""

    where = forms.CharField(label=_("Where to"), max_length=60, required=False,
                            help_text=_("For example: to the daughter in the city"))


class MoveOutForm(DayForm):
    """The whole home leaves."""

    where = forms.CharField(label=_("Where to"), max_length=60, required=False)


class ArrivalForm(DayForm):
    """Somebody new, or one who lived here before."""

    who = forms.ChoiceField(label=_("Who"), widget=long_radio())
    name = forms.CharField(label=_("Name"), max_length=40, required=False)
    came = forms.ChoiceField(label=_("How they came"), widget=forms.RadioSelect, initial=Came.MOVED_IN,
                             choices=[(one.value, one.label) for one in (Came.MOVED_IN, Came.BORN)])

    def __init__(self, *args: Any, gone: Iterable[Resident], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer those who lived here before; where there are none, only the name is asked."""
        super().__init__(*args, **kwargs)
        self.gone = {str(person.pk): person for person in gone}
        if self.gone:
            known = [(key, _("{name} came back").format(name=named(person))) for key, person in self.gone.items()]
            self.fields["who"].choices = [(NEW, _("somebody new")), *known]
            self.fields["who"].initial = NEW
        else:
            del self.fields["who"]
            self.fields["name"].required = True

    def clean(self) -> dict[str, Any]:
        """Ask for the name of somebody new."""
        data = super().clean()
        if data.get("who", NEW) == NEW and not data.get("name") and "name" not in self.errors:
            self.add_error("name", _("What is the name?"))
        return data

    def facts(self) -> dict[str, Any]:
        """Return what the verb takes."""
        data = self.cleaned_data
        if person := self.gone.get(data.get("who", NEW)):
            return {"person": person, "day": data["day"]}
        return {"name": data["name"], "came": data["came"], "day": data["day"]}


class NewcomersForm(DayForm):
    """A new home at a door that was left: one name is enough to begin."""

    name = forms.CharField(label=_("Name of one of them"), max_length=40)
    called = forms.CharField(label=_("What neighbours call them"), max_length=20, required=False)


class SomeForm(DayForm):
    """Some of the people of a home; a single one is chosen already."""

    who = forms.MultipleChoiceField(label=_("Who"), widget=forms.CheckboxSelectMultiple(attrs={"data-long": ""}))

    def __init__(self, *args: Any, home: Household, **kwargs: Any) -> None:  # noqa: ANN401
        """Offer who lives there."""
        super().__init__(*args, home=home, **kwargs)
        self.people = {str(person.pk): person for person in home.residents.filter(gone_at=None)}
        self.fields["who"].choices = [(key, named(person)) for key, person in self.people.items()]
        if len(self.people) == 1:
            self.fields["who"].initial = list(self.people)

    def clean_who(self) -> list[Resident]:
        """Return the people, with the home they live in."""
        people = [self.people[key] for key in self.cleaned_data["who"]]
        for person in people:
            person.household = self.home
        return people


class SplitForm(SomeForm):
    """Who goes, and to which door."""

    address = forms.CharField(label=_("Which building"), max_length=80,
                              widget=forms.TextInput(attrs={"list": "buildings", "autocomplete": "off"}))
    unit = forms.CharField(label=_("Door number"), max_length=20, required=False,
                           help_text=_("The same door is fine, if they live on under one roof."))

    def __init__(self, *args: Any, home: Household, **kwargs: Any) -> None:  # noqa: ANN401
        """Begin with the home's own door."""
        super().__init__(*args, home=home, **kwargs)
        here = home.dwelling
        self.fields["who"].label = _("Who has a home of their own now")
        self.fields["address"].initial, self.fields["unit"].initial = here.building.address, here.unit

    def clean_address(self) -> Building:
        """Return the building that has the address."""
        known = Building.objects.filter(community=self.home.community_id).select_related("grid", "community")
        building = known.filter(address=self.cleaned_data["address"].strip()).first()
        if building is None:
            raise ValidationError(_("We don't know this building yet. Choose one from the list, or ask your"
                                    " administrator to add it."))
        return building


class IntoForm(DayForm):
    """Another home of the community."""

    into = forms.ChoiceField(label=_("Which home"), widget=long_radio())

    def __init__(self, *args: Any, homes: Iterable[Household], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer these homes."""
        super().__init__(*args, **kwargs)
        self.homes = {str(home.pk): home for home in homes}
        self.fields["into"].choices = [(key, f"{home.called} · {home.address}") for key, home in self.homes.items()]

    def clean_into(self) -> Household:
        """Return the home."""
        return self.homes[self.cleaned_data["into"]]


class MergerForm(IntoForm):
    """With which home it is one now."""

    into = forms.ChoiceField(label=_("With which home"), widget=long_radio(),
                             help_text=_("That home stays, with its contact and its code; everybody lives there then."))


class MoveForm(SomeForm, IntoForm):
    """Who lives in another home now, and in which."""

    field_order = ("who", "into", "day")


def named(person: Resident) -> str:
    """Return the name, and what people call them."""
    called = person.called if person.called != person.name else ""
    return " · ".join(filter(None, [person.name, called]))

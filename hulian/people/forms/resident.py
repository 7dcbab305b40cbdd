"""The form about a person. What is sealed never comes back into the page: an empty line keeps it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.core.forms import ActForm
from hulian.people.forms.fields import BirthField, IdentityField, PhoneField
from hulian.people.models import Need, Resident
from hulian.people.models.resident import Sex
from hulian.people.verbs.change_resident import PLAIN, SEALED

KNOWN = _("Known. Leave it empty to keep it.")


class ResidentForm(ActForm):
    """Name first; the rest may be left out."""

    name = forms.CharField(label=_("Name"), max_length=40)
    called = forms.CharField(label=_("What people call them"), max_length=20, required=False)
    sex = forms.ChoiceField(label=_("Woman or man"), choices=Sex.choices, required=False, widget=forms.RadioSelect)
    born_on = BirthField(label=_("Born on"), required=False)
    relation = forms.CharField(label=_("To the head of the household"), max_length=12, required=False,
                               help_text=_("For example: daughter"))
    phone = PhoneField(label=_("Telephone"), max_length=20, required=False)
    needs = forms.MultipleChoiceField(label=_("What we keep in mind"), choices=Need.choices, required=False,
                                      widget=forms.CheckboxSelectMultiple)
    emergency_name = forms.CharField(label=_("Whom to ring in need"), max_length=40, required=False)
    emergency_phone = PhoneField(label=_("Telephone of whom to ring"), max_length=20, required=False)
    key_holder = forms.CharField(label=_("Who has a key"), max_length=60, required=False)
    health_note = forms.CharField(label=_("About their health"), required=False, max_length=500,
                                  widget=forms.Textarea(attrs={"rows": 2}),
                                  help_text=_("Only what a visitor must know. Sealed; each look is written down."))
    identity = IdentityField(label=_("ID number"), max_length=20, required=False)

    def facts(self) -> dict[str, Any]:
        """Return what was written, as the verbs take it."""
        return {name: self.cleaned_data[name] for name in (*PLAIN, *SEALED, "needs")}


class ChangeResidentForm(ResidentForm):
    """The same, of a person we know."""

    forget = forms.MultipleChoiceField(label=_("No longer true, take it out"), required=False,
                                       widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, person: Resident, **kwargs: Any) -> None:  # noqa: ANN401
        """Fill in what is plain; say of the sealed ones only that they are known."""
        needs = person.needs.filter(until=None).values_list("code", flat=True)
        initial = {name: getattr(person, name) for name in PLAIN} | {"needs": list(needs)}
        super().__init__(*args, initial=initial, **kwargs)
        known = [name for name in SEALED if getattr(person, name)]
        for name in known:
            self.fields[name].help_text = KNOWN
        self.fields["forget"].choices = [(name, self.fields[name].label) for name in known]
        if not known:
            del self.fields["forget"]

    def facts(self) -> dict[str, Any]:
        """Add what is to be taken out."""
        return super().facts() | {"forget": self.cleaned_data.get("forget", [])}

"""Forms about a helper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.core.forms import ActForm
from hulian.teams.forms.station import WEEKDAYS, PersonForm
from hulian.teams.models import CERTIFIED, HelperKind, Skill

CERTIFIABLE = [(skill.value, skill.label) for skill in Skill if skill in CERTIFIED]


class SkillsForm(ActForm):
    """Which hat, and what they can do."""

    kind = forms.ChoiceField(label=_("Comes as"), choices=HelperKind.choices, widget=forms.RadioSelect)
    skills = forms.MultipleChoiceField(label=_("What they can do"), choices=Skill.choices,
                                       widget=forms.CheckboxSelectMultiple)

    def facts(self) -> dict[str, Any]:
        """Return what was written, as the verbs take it."""
        return {name: self.cleaned_data[name] for name in ("kind", "skills")}


class NewHelperForm(SkillsForm, PersonForm):
    """Who becomes a helper."""

    field_order = ["person", "kind", "skills"]


class CertificateForm(ActForm):
    """As it is printed on the certificate."""

    skill = forms.ChoiceField(label=_("For which work"), choices=CERTIFIABLE, widget=forms.RadioSelect)
    title = forms.CharField(label=_("What it is called"), max_length=40)
    number = forms.CharField(label=_("Number on it"), max_length=40)
    issuer = forms.CharField(label=_("Who issued it"), max_length=60)
    expires_on = forms.DateField(label=_("Valid until"))

    def facts(self) -> dict[str, Any]:
        """Return what was written, as the verb takes it."""
        return {name: self.cleaned_data[name] for name in ("skill", "title", "number", "issuer", "expires_on")}


class FreeTimesForm(ActForm):
    """On which weekdays, from when to when."""

    weekdays = forms.TypedMultipleChoiceField(label=_("On which days"), choices=WEEKDAYS, coerce=int,
                                              widget=forms.CheckboxSelectMultiple)
    begins = forms.TimeField(label=_("from (time)"))
    ends = forms.TimeField(label=_("until (time)"))

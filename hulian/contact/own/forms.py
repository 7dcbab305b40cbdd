"""What a household fills in on its own page."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.cases.forms.resident import ResidentForm
from hulian.cases.verbs.report import Report
from hulian.core.forms import ActForm
from hulian.people.models import Household


class AnotherForm(ActForm):
    """Ask for somebody else; nobody has to say why."""

    another = forms.BooleanField(widget=forms.HiddenInput, initial=True)
    who = forms.UUIDField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(label=_("If you like, say why"), required=False, max_length=200,
                          help_text=_("Only the community's office reads it."),
                          widget=forms.Textarea(attrs={"rows": 2}))


class HomeReportForm(ResidentForm):
    """What a household tells us behind its code: who and where it is we know, and its number, if anybody has it."""

    def __init__(self, *args: Any, home: Household, **kwargs: Any) -> None:  # noqa: ANN401
        """Ask nothing that is known."""
        super().__init__(*args, **kwargs)
        self.home = home
        del self.fields["place"], self.fields["who"]
        if any(person.phone for person in home.residents.filter(gone_at=None)):
            del self.fields["phone"]

    def report(self, case_id: UUID) -> Report:
        """Return what was told, as the home's own."""
        told = super().report(case_id)
        told.household = self.home
        return told

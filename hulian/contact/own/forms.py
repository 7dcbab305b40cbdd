"""What a household fills in on its own page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.core.forms import ActForm


class AnotherForm(ActForm):
    """Ask for somebody else; nobody has to say why."""

    another = forms.BooleanField(widget=forms.HiddenInput, initial=True)
    who = forms.UUIDField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(label=_("If you like, say why"), required=False, max_length=200,
                          help_text=_("Only the community's office reads it."),
                          widget=forms.Textarea(attrs={"rows": 2}))

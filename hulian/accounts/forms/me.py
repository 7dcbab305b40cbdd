"""How Hulian looks and speaks to me: kept in this browser only."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LookForm(forms.Form):
    """Brightness, size of the letters, language."""

    light = forms.ChoiceField(label=_("Bright or dark"), widget=forms.RadioSelect, choices=[
        ("auto", _("as the phone does")), ("light", _("bright")), ("dark", _("dark"))])
    large = forms.BooleanField(label=_("Larger letters"), required=False)
    language = forms.ChoiceField(label=_("Language"), widget=forms.RadioSelect,
                                 choices=[("zh-hans", "中文"), ("en", "English")])

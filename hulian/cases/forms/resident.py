"""What residents fill in without an account: telling us, saying how it was, and that it isn't good yet."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.cases.codes import Mark, Way
from hulian.cases.verbs.report import Report
from hulian.core.forms import ActForm
from hulian.media.forms import PhotosField

MOST_WORDS = 2000


class ResidentForm(ActForm):
    """On the resident's own phone: what is wrong, where, a photo, a telephone to ring back."""

    words = forms.CharField(
        label=_("What is wrong?"), max_length=MOST_WORDS, help_text=_("Just as you would say it."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Please say in a few words what is wrong.")},
    )
    place = forms.CharField(label=_("Where?"), max_length=100, required=False,
                            help_text=_("Building and door, or what stands nearby."))
    photos = PhotosField(label=_("A photo, if you like"))
    who = forms.CharField(label=_("What may we call you?"), max_length=20, required=False)
    phone = forms.CharField(label=_("Your telephone"), max_length=20, required=False,
                            help_text=_("So that we can ring before we come."))
    about_staff = forms.BooleanField(
        label=_("This is about someone who works for the community"), required=False,
        help_text=_("Then it goes to the town, and nobody in the community gets to see it."),
    )

    def report(self, case_id: UUID) -> Report:
        """Return what was told."""
        data = self.cleaned_data
        return Report(id=case_id, words=data["words"], way=Way.QR, place=data.get("place", ""), who=data.get("who", ""),
                      phone=data.get("phone", ""), photos=data["photos"], about_staff=data["about_staff"])


class ResidentWordForm(ActForm):
    """The resident's word: one of five faces, and words if they like."""

    satisfaction = forms.TypedChoiceField(
        label=_("How do you find it?"), choices=Mark.choices, coerce=int,
        widget=forms.RadioSelect(attrs={"data-faces": "1"}),
        error_messages={"required": _("Please tap one of the five faces.")},
    )
    text = forms.CharField(label=_("Anything you want to say"), required=False, max_length=500,
                           widget=forms.Textarea(attrs={"rows": 2}))


class AgainForm(ActForm):
    """It is not good after all."""

    reason = forms.CharField(
        label=_("What is not right?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Please say in a few words what is not right.")},
    )


class CodeForm(forms.Form):
    """The household's eight digits, from the card that hangs indoors."""

    code = forms.CharField(label=_("The eight digits on the card in your home"), max_length=20,
                           widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))


class RenewalForm(ActForm):
    """A new code for the posters: nothing to fill in."""

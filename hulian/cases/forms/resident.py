"""What residents fill in without an account: telling us, saying how it was, and that it isn't good yet."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hulian.cases.codes import Mark, Way
from hulian.cases.verbs.report import Report
from hulian.core.blind import digits
from hulian.core.forms import ActForm
from hulian.media.forms import PhotosField
from hulian.people.forms.fields import check_phone

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
    phone_as_is = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    about_staff = forms.BooleanField(
        label=_("This is about someone who works for the community"), required=False,
        help_text=_("Then it goes to the town, and nobody in the community gets to see it."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask once about a number that looks wrong; who sends the same again is never shut out."""
        data = super().clean() or {}
        phone = data.get("phone", "")
        wrong = what_is_wrong(phone) if phone and phone != data.get("phone_as_is") else ""
        if wrong:
            self.add_error("phone", _("{wrong} If it is right, send it once more.").format(wrong=wrong))
            self.data = self.data.copy()
            self.data["phone_as_is"] = phone
        return data

    def report(self, case_id: UUID) -> Report:
        """Return what was told."""
        data = self.cleaned_data
        return Report(id=case_id, words=data["words"], way=Way.QR, place=data.get("place", ""), who=data.get("who", ""),
                      phone=data.get("phone", ""), photos=data["photos"], about_staff=data["about_staff"])


def what_is_wrong(phone: str) -> str:
    """Return what looks wrong about a telephone number, in words; '' where it can be rung."""
    number = digits(phone).removeprefix("86") if phone.startswith("+") else digits(phone)
    try:
        check_phone(number or "0")
    except ValidationError as wrong:
        return wrong.messages[0]
    return ""


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

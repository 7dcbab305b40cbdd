"""Fields that several forms ask for."""

import re
import unicodedata
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NAME = re.compile(r"[\w.@-]+")


class SignInName(forms.CharField):
    """A sign-in name, however a phone's keyboard wrote it: small letters, no spaces round it."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401
        """Ask the browser not to improve the word."""
        plain = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false", "autocomplete": "username"}
        super().__init__(label=_("Sign-in name"), max_length=60, widget=forms.TextInput(attrs=plain), **kwargs)

    def clean(self, value: Any) -> str:  # noqa: ANN401
        """Return the name as it is kept."""
        return tidy_name(super().clean(value))


class Code(forms.CharField):
    """The six digits of the second step."""

    def __init__(self) -> None:
        """Ask for the numeric keyboard and the digits that the phone knows."""
        keys = {"inputmode": "numeric", "autocomplete": "one-time-code"}
        super().__init__(label=_("The six digits on your phone"), max_length=12, widget=forms.TextInput(attrs=keys))


def tidy_name(text: str) -> str:
    """Return a sign-in name in the form in which it is kept."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def check_name(name: str) -> None:
    """Raise ValidationError for a name that can't be a sign-in name."""
    if not NAME.fullmatch(name):
        raise ValidationError(gettext("A sign-in name is letters or digits without spaces, such as xiaoyu."))


def password(label: str, *, fresh: bool = False, help_text: str = "") -> forms.CharField:
    """Return a password field."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password" if fresh else "current-password"})
    return forms.CharField(label=label, help_text=help_text, max_length=200, strip=False, widget=widget)


class NewPassword(forms.Form):
    """What every form that sets a password asks: the word, and the same once more."""

    def clean(self) -> dict[str, Any]:
        """Compare the two, and see whether the password is any good."""
        data = super().clean() or {}
        first, again = data.get("new_password"), data.get("again")
        if first and again and first != again:
            self.add_error("again", gettext("The two passwords aren't the same. Please type them once more."))
        elif first:
            self._check(first)
        return data

    def _check(self, word: str) -> None:
        try:
            validate(word)
        except ValidationError as error:
            self.add_error("new_password", error)


def validate(word: str) -> None:
    """Raise ValidationError for a password that is soon guessed, in kinder words than Django's."""
    kinder = {
        "password_too_short": gettext("Please take at least eight characters."),
        "password_too_common": gettext("Many people use this one, so it is soon guessed. Please think of another."),
    }
    try:
        password_validation.validate_password(word)
    except ValidationError as error:
        raise ValidationError([kinder.get(str(one.code), str(one.message)) for one in error.error_list]) from error

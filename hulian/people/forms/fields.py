"""Fields that several forms of this room ask with."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.cn import ric
from stdnum.exceptions import ValidationError as WrongNumber

from hulian.core import clock
from hulian.core.blind import digits

MOBILE, SHORTEST, LONGEST = 11, 7, 12


def check_phone(text: str) -> str:
    """Return the digits of a telephone number, mobile or fixed; says what is wrong with it."""
    number = digits(text)
    if not number:
        return ""
    if number.startswith("1"):
        if len(number) < MOBILE:
            raise ValidationError(_("This number is %(n)d short. Please look at it once more."),
                                  params={"n": MOBILE - len(number)})
        if len(number) > MOBILE:
            raise ValidationError(_("This number is %(n)d too long. Please look at it once more."),
                                  params={"n": len(number) - MOBILE})
    elif not SHORTEST <= len(number) <= LONGEST:
        raise ValidationError(_("This doesn't look like a telephone number. Please look at it once more."))
    return number


def check_identity(text: str) -> str:
    """Return an ID number whose check digit fits."""
    number = digits(text)
    if not number:
        return ""
    try:
        return ric.validate(number)
    except WrongNumber:
        raise ValidationError(_("The ID number doesn't add up. Please compare it once more.")) from None


class PhoneField(forms.CharField):
    """A telephone number."""

    def clean(self, value: str) -> str:
        """Return its digits."""
        return check_phone(super().clean(value))


class IdentityField(forms.CharField):
    """An ID number; typed in capitals or not."""

    def clean(self, value: str) -> str:
        """Return it, checked."""
        return check_identity(super().clean(value))


class BirthField(forms.DateField):
    """A birthday: not in the future."""

    def clean(self, value: str) -> date | None:
        """Return the day."""
        day = super().clean(value)
        if day and day > clock.today():
            raise ValidationError(_("This day is still to come. Please look at it once more."))
        return day

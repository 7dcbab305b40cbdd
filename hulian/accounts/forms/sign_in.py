"""Forms of signing in. None has an envelope: a receipt would keep a quick digest of the password."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.accounts.forms.fields import Code, NewPassword, SignInName, check_name, password


class SignInForm(forms.Form):
    """Name and password; `next` is the page one wanted."""

    use_required_attribute = False
    username = SignInName()
    password = password(_("Password"))
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    """The second step."""

    code = Code()


class RenewForm(NewPassword):
    """A new password for an account that is there."""

    new_password = password(_("New password"), fresh=True, help_text=_("At least eight characters."))
    again = password(_("The same once more"), fresh=True)


class JoinForm(NewPassword):
    """The name one signs in by, and a password."""

    username = SignInName(help_text=_("Letters or digits, such as your name in pinyin."))
    new_password = password(_("Password"), fresh=True, help_text=_("At least eight characters."))
    again = password(_("The same once more"), fresh=True)

    def clean_username(self) -> str:
        """Take letters and digits of any script."""
        name = self.cleaned_data["username"]
        check_name(name)
        return name


class PasswordForm(RenewForm):
    """Changing one's own password asks for the old one first."""

    current = password(_("Password until now"))
    field_order = ["current", "new_password", "again"]

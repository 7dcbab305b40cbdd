"""What is asked on the first day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.accounts.first_day import Start
from hulian.accounts.forms.sign_in import JoinForm


def _name(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=40)


class FirstDayForm(JoinForm):
    """Where we are, who looks after it, and how they sign in."""

    community = _name(_("Your community"), _("For example 榕塘社区."))
    town = _name(_("Its town or street"))
    district = _name(_("Its district"))
    name = _name(_("Your own name"))
    field_order = ["community", "town", "district", "name", "username", "new_password", "again"]

    def start(self) -> Start:
        """Return what was written down."""
        data = self.cleaned_data
        return Start(data["district"], data["town"], data["community"], data["name"], data["username"],
                     data["new_password"])

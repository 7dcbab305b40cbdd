"""Forms about colleagues."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hulian.accounts.policy import areas_to_give, may_give
from hulian.accounts.roles import Role
from hulian.core.actor import Actor
from hulian.core.forms import ActForm
from hulian.places.models import Area


class RoleForm(ActForm):
    """Which role, and where: only what the asker may give."""

    role = forms.ChoiceField(label=_("What they do"), widget=forms.RadioSelect)
    area = forms.ModelChoiceField(Area.objects.none(), to_field_name="code", label=_("Where"), empty_label=None)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the areas in which the asker may give a role, and those roles."""
        super().__init__(*args, **kwargs)
        self.by = by
        areas = areas_to_give(by)
        self.fields["area"].queryset = Area.objects.filter(pk__in=[area.pk for area in areas]).order_by("path")
        self.fields["role"].choices = [
            (role.value, role.label) for role in Role if any(may_give(by, role, area) for area in areas)]

    def clean(self) -> dict[str, Any]:
        """See whether the role goes with the area."""
        data = super().clean() or {}
        if {"role", "area"} <= data.keys() and not may_give(self.by, data["role"], data["area"]):
            self.add_error("area", gettext("This role isn't given there. Please choose another place."))
        return data


class InvitationForm(RoleForm):
    """Whom to invite."""

    name = forms.CharField(label=_("Their full name"), max_length=40)
    field_order = ["name", "role", "area"]

"""Giving work to a helper: who could do it stands first, with the reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.accounts.actors import holders
from hulian.accounts.models import User
from hulian.accounts.roles import Role
from hulian.cases.forms.steps import StepForm, area, line
from hulian.places.models.dwelling import Tenure
from hulian.teams.models import Helper, Skill

SKILL_OF = {"power": Skill.ELECTRIC, "gas": Skill.GAS, "water": Skill.PLUMBING, "access": Skill.CARPENTRY,
            "care": Skill.COMPANY, "children": Skill.TEACHING, "paperwork": Skill.PAPERWORK,
            "surroundings": Skill.CLEANING}


class AssignmentForm(StepForm):
    """Which helper, for what, and who comes along."""

    skill = forms.ChoiceField(label=_("What kind of work"), choices=Skill.choices, required=False)
    helper = forms.ModelChoiceField(Helper.objects.none(), label=_("Who does it"), required=False)
    escort = forms.ModelChoiceField(User.objects.none(), label=_("Who comes along"), required=False)
    what = area(_("What is to be done"))
    owner_yes = line(_("Rented home: what the owner said"), _("Name and answer; leave empty for an own home."))

    def prepare(self) -> None:
        """Offer the community's helpers, and the members and social workers as escorts."""
        helpers = Helper.objects.filter(community_id=self.case.community_id, user__is_active=True)
        self.fields["helper"].queryset = helpers.select_related("user").order_by("kind", "id")
        escorts = holders(self.case.area_path, {Role.CONTACT_MEMBER, Role.SOCIAL_WORKER, Role.STATION_MEMBER})
        self.fields["escort"].queryset = User.objects.filter(pk__in=[user.pk for user in escorts])
        self.fields["skill"].initial = SKILL_OF.get(self.case.category, Skill.NONE)
        rented = self.case.household and self.case.household.dwelling.tenure == Tenure.RENTED
        if not rented:
            self.fields["owner_yes"].widget = forms.HiddenInput()

    def clean_skill(self) -> str:
        """Take the kind of work that the category suggests where nothing was chosen."""
        return self.cleaned_data["skill"] or self.fields["skill"].initial

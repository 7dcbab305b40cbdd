"""Giving work to a helper: who could do it stands first, with the reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.accounts.models import User
from hulian.cases.escorts import escorts, label
from hulian.cases.fit import Choice, choices
from hulian.cases.forms.base import StepForm, asked, line
from hulian.cases.models import Case
from hulian.places.models.dwelling import Tenure
from hulian.teams.models import CERTIFIED, Helper, Skill

SKILL_OF = {"power": Skill.ELECTRIC, "gas": Skill.GAS, "water": Skill.PLUMBING, "access": Skill.CARPENTRY,
            "care": Skill.COMPANY, "children": Skill.TEACHING, "paperwork": Skill.PAPERWORK,
            "surroundings": Skill.CLEANING}
MOST_RADIOS = 6
SHOWN = 8


def skill_of(case: Case) -> str:
    """Return the kind of work that the category suggests."""
    return SKILL_OF.get(case.category, Skill.NONE)


class AssignmentForm(StepForm):
    """Which helper, for what, and who comes along."""

    template = "cases/assignment.html"
    skill = forms.ChoiceField(label=_("What kind of work"), choices=Skill.choices, required=False,
                              widget=forms.HiddenInput)
    helper = forms.ModelChoiceField(Helper.objects.none(), label=_("Who does it"), required=False)
    escort = forms.ModelChoiceField(User.objects.none(), label=_("Who comes along"), required=False,
                                    empty_label=_("nobody, they know each other"))
    what = forms.CharField(label=_("What is to be done"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    owner_yes = line(_("Rented home: what the owner said"), _("Name and answer."))

    def prepare(self) -> None:
        """Offer the community's helpers, and the members and social workers as escorts."""
        helpers = Helper.objects.filter(community_id=self.case.community_id, user__is_active=True)
        self.fields["helper"].queryset = helpers.select_related("user").order_by("kind", "id")
        self._offer_escorts()
        self.fields["skill"].initial = skill_of(self.case)
        self.fields["what"].initial = self._known()
        rented = self.case.household and self.case.household.dwelling.tenure == Tenure.RENTED
        if not rented:
            self.fields["owner_yes"].widget = forms.HiddenInput()
        elif self.now_skill in CERTIFIED:
            asked(self.fields["owner_yes"])

    @property
    def now_skill(self) -> str:
        """Return the kind of work that the page shows helpers for."""
        wanted = self["skill"].value()
        return wanted if wanted in Skill.values else skill_of(self.case)

    @property
    def skill_label(self) -> str:
        """Return the kind of work in words."""
        return str(Skill(self.now_skill).label)

    @property
    def skills(self) -> list[dict[str, Any]]:
        """Return the kinds of work as links, with today's marked."""
        return [{"label": label, "url": f"?skill={code}", "current": code == self.now_skill}
                for code, label in Skill.choices]

    def offered(self) -> dict[str, list[Choice]]:
        """Return the helpers in three groups: who fits, who could, and who may not, with the reason."""
        found = choices(self.case, self.now_skill)
        may = [choice for choice in found if not choice.refusal]
        fits = [choice for choice in may if choice.skilled]
        return {
            "fits": fits[:SHOWN], "rest": fits[SHOWN:] + [choice for choice in may if not choice.skilled],
            "barred": [choice for choice in found if choice.refusal and choice.skilled],
        }

    def chosen(self) -> str:
        """Return the id of the helper that is ticked."""
        return str(self["helper"].value() or "")

    def clean_skill(self) -> str:
        """Take the kind of work that the category suggests where nothing was chosen."""
        return self.cleaned_data["skill"] or skill_of(self.case)

    def _offer_escorts(self) -> None:
        """Offer who may come along, those who know the home first."""
        field, found = self.fields["escort"], escorts(self.case)
        field.queryset = User.objects.filter(pk__in=[user.pk for user, _role in found])
        listed = [("", field.empty_label), *((user.pk, label(user, role)) for user, role in found)]
        if len(listed) <= MOST_RADIOS:
            field.widget = forms.RadioSelect()
        field.choices = listed

    def _known(self) -> str:
        """Return what was planned, or seen on site: nobody writes it twice."""
        plan, seen = self.case.plans.first(), self.case.inspections.first()
        return plan.what if plan else seen.finding if seen else ""

"""The form of a visit: a tap says that all is well; what is more is asked only where it is more."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hulian.cases.codes import Mark
from hulian.cases.forms.about import about_choices, about_field, read_about
from hulian.cases.forms.base import asked
from hulian.cases.models import Case
from hulian.contact.codes import Finding, Hour, How
from hulian.contact.errors import FindingMissing, WordsMissing
from hulian.contact.verbs.knock import Answer
from hulian.contact.verbs.visit import ASIDE, KINDS, Told
from hulian.core.actor import Actor
from hulian.core.forms import ActForm
from hulian.media.forms import PhotosField
from hulian.people.models import Household, Need, Resident

NOBODY = "nobody"
GROWN = 18
RESULTS = [(Finding.NEED.value, _("needs a hand")), (Finding.PROBLEM.value, _("something is broken")),
           (Finding.OPINION.value, _("has an opinion")), (Finding.WELL.value, _("all well, and a line about it")),
           (NOBODY, _("nobody home, or no answer"))]


class VisitForm(ActForm):
    """`quick` is the large button: met, all well. `asks` are matters that wait for this home's word."""

    how = forms.ChoiceField(label=_("How"), choices=How.choices, initial=How.DOOR, widget=forms.RadioSelect)
    result = forms.ChoiceField(label=_("Something else?"), choices=RESULTS, required=False, widget=forms.RadioSelect)
    line = asked(forms.CharField(label=_("In a few words"), max_length=200, required=False,
                                 widget=forms.Textarea(attrs={"rows": 2})))
    about = about_field()
    photos = PhotosField(label=_("A picture, if it helps them"))
    again = forms.ChoiceField(label=_("When to try again"), choices=Hour.choices, required=False,
                              widget=forms.RadioSelect)
    confidential = forms.CharField(label=_("For yourself and your leader only"), max_length=2000, required=False,
                                   widget=forms.Textarea(attrs={"rows": 3, "data-no-draft": ""}))

    def __init__(
        self, *args: Any, home: Household, by: Actor, asks: Sequence[Case] = (), **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Offer the needs that aren't known yet, the matters to ask about, and whom of us it can be about."""
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = about_choices(home.community, by)
        self.asks = list(asks)
        for case in self.asks:
            self.fields[f"mark-{case.pk}"] = forms.TypedChoiceField(
                label=gettext("How is it with “{what}”?").format(what=case.title), choices=Mark.choices, coerce=int,
                required=False, empty_value=None, widget=forms.RadioSelect(attrs={"data-faces": "1"}))
            self.fields[f"text-{case.pk}"] = forms.CharField(label=_("In their own words"), required=False,
                                                             max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
        self.people = list(home.residents.filter(gone_at=None).prefetch_related("needs"))
        for person in self.people:
            unknown = not_known(person, alone=len(self.people) == 1)
            if unknown:
                self.fields[f"needs-{person.pk}"] = forms.MultipleChoiceField(
                    label=str(person), choices=[(code.value, code.label) for code in unknown], required=False,
                    widget=forms.CheckboxSelectMultiple)

    def questions(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Yield, for each matter, the faces and the words."""
        return ((self[f"mark-{case.pk}"], self[f"text-{case.pk}"]) for case in self.asks)

    def taps(self) -> list[forms.BoundField]:
        """Return the needs to tap, a field a person."""
        return [self[name] for name in self.fields if name.startswith("needs-")]

    def clean(self) -> dict[str, Any]:
        """Want one answer to how they are; two that contradict each other are asked again."""
        data = super().clean() or {}
        result = data.get("result")
        if "quick" in self.data and result not in {"", None, Finding.WELL}:
            self.add_error("result", _("All well, or this? Please tap one of the two."))
        elif "quick" not in self.data and not result and "result" not in self.errors:
            self.add_error("result", FindingMissing().words())
        marked = any(data.get(f"mark-{case.pk}") for case in self.asks)
        if data.get("how") == How.NEIGHBOUR and marked:
            self.add_error("how", _("How they find what was mended, we ask them and not a neighbour."))
        if result == NOBODY and marked:
            self.add_error("result", _("Nobody home, and yet they said how it is? Please choose what is true."))
        if self._wants_words(data):
            self.add_error("line", WordsMissing().words())
        return data

    def _wants_words(self, data: dict[str, Any]) -> bool:
        """Return whether it is to be said what it is about; a need may be ticked instead."""
        ticked = any(data.get(f"needs-{person.pk}") for person in self.people)
        silent = "line" not in self.errors and not data.get("line", "").strip()
        return silent and (data.get("result") in ASIDE or (data.get("result") == Finding.NEED and not ticked))

    def told(self) -> Told:
        """Return what the visit came to."""
        data = self.cleaned_data
        finding = data["result"] or Finding.WELL
        needs = [(person, code) for person in self.people for code in data.get(f"needs-{person.pk}", ())]
        about_staff, about_id = read_about(data["about"] if finding in ASIDE else "")
        return Told(
            how=data["how"], met=finding != NOBODY, finding="" if finding == NOBODY else finding, line=data["line"],
            confidential=data["confidential"], needs=needs if finding == Finding.NEED else (), again=data["again"],
            photos=data["photos"] if finding in KINDS else (), about_staff=about_staff, about_id=about_id,
        )

    def answers(self) -> list[Answer]:
        """Return what they said of the matters that were asked about."""
        data = self.cleaned_data
        return [Answer(case, data[f"mark-{case.pk}"], data[f"text-{case.pk}"]) for case in self.asks
                if data.get(f"mark-{case.pk}")]


def not_known(person: Resident, *, alone: bool) -> list[Need]:
    """Return the needs that can be told of a person and aren't known yet."""
    held = {need.code for need in person.needs.all() if need.until is None}
    age = person.age()
    out = {Need.ELDER} if age is not None else set()
    if not alone:
        out |= {Need.LIVES_ALONE}
    if age is not None:
        out |= {Need.CHILD_LEFT} if age >= GROWN else {Need.NO_KIN, Need.EMPTY_NEST}
    return [need for need in Need if need.value not in held and need not in out]

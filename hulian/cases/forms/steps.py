"""The forms of the verbs: the page and the API fill in the same ones.

What is required is said by the verb, so that its error is the same through every door; the forms
only read what was sent.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.cases.codes import Mark, Urgency, categories
from hulian.cases.duplicates import likely
from hulian.cases.models import Case, Task, TaskState
from hulian.cases.models.site import Told
from hulian.core.forms import ActForm
from hulian.media.forms import PhotosField


def area(label: str, help_text: str = "") -> forms.CharField:
    """Return a field for some lines of text that the verb asks for."""
    return asked(forms.CharField(label=label, help_text=help_text, required=False, widget=forms.Textarea))


def asked(field: forms.Field) -> forms.Field:
    """Mark a field that the verb asks for: the page doesn't say that it may be left out."""
    field.asked = True
    return field


def line(label: str, help_text: str = "") -> forms.CharField:
    """Return a field for one line."""
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=80)


class StepForm(ActForm):
    """A step on one case; `by` is who fills it in."""

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:  # noqa: ANN401
        """Keep the case for choices that depend on it."""
        super().__init__(*args, **kwargs)
        self.case = case
        self.prepare()

    def prepare(self) -> None:
        """Set choices that depend on the case."""


class ReasonForm(StepForm):
    """Why: for decline, return, reopen."""

    reason = area(_("Why?"), _("The resident is told these words."))


class InspectionForm(StepForm):
    """What was seen."""

    finding = area(_("What did you see?"))
    photos = PhotosField()
    unsafe = forms.BooleanField(label=_("Not safe tonight"), required=False)


class WhatForm(StepForm):
    """What: for make safe, plan."""

    what = area(_("What is done?"))


class ResolutionForm(StepForm):
    """What was done about it."""

    what = area(_("What was done?"), _("The resident reads this."))
    no_photo = line(_("No picture after the work? Why not"), _("Leave empty when there is one."))


class AppointmentForm(StepForm):
    """When, who, and how the resident was told."""

    starts_at = asked(forms.DateTimeField(label=_("Day and time"), required=False))
    names = asked(line(_("Who comes"), _("So that nobody opens the door to a stranger.")))
    told = forms.ChoiceField(
        label=_("How was the resident told"), choices=Told.choices, initial=Told.PHONE,
        required=False, widget=forms.RadioSelect,
    )

    def clean_told(self) -> str:
        """Take the telephone where nothing was chosen."""
        return self.cleaned_data["told"] or Told.PHONE


class TaskForm(StepForm):
    """A step on one of the case's pieces of work in the right state; the only one is chosen."""

    task_states: tuple[str, ...] = ()
    task = forms.ModelChoiceField(Task.objects.none(), label=_("Which work"), required=False)

    def prepare(self) -> None:
        """Offer the pieces of work that this step can be done to."""
        tasks = self.case.tasks.filter(state__in=self.task_states).select_related("helper__user")
        self.fields["task"].queryset = tasks
        self.fields["task"].label_from_instance = lambda task: f"{task.helper} · {task.get_skill_display()}"
        self.only = tasks[0] if len(tasks) == 1 else None
        if self.only:
            self.fields["task"].widget = forms.HiddenInput()
            self.fields["task"].initial = self.only.pk

    def clean_task(self) -> Task | None:
        """Return the chosen work, or the only one."""
        return self.cleaned_data["task"] or self.only


class TakingForm(TaskForm):
    """The helper says yes."""

    task_states = (TaskState.OFFERED,)


class RefusalForm(TaskForm):
    """The helper can't."""

    task_states = (TaskState.OFFERED, TaskState.TAKEN)
    reason = area(_("Why not?"))


class FinishForm(TaskForm):
    """Finished work."""

    task_states = (TaskState.TAKEN,)
    done = area(_("What was done?"))
    photos = PhotosField(label=_("Pictures after the work"))
    no_photo = line(_("No picture? Why not"))
    parts = line(_("Parts used"))
    yuan = forms.DecimalField(label=_("Cost in yuan"), required=False, min_value=0, max_digits=8, decimal_places=2)
    minutes = forms.IntegerField(label=_("Minutes of work"), required=False, min_value=0, max_value=6000)


class TestForm(TaskForm):
    """Measured after electrical work."""

    __test__ = False
    task_states = (TaskState.FINISHED,)
    insulation_megohm = forms.DecimalField(
        label=_("Insulation, in megohm"), required=False, max_digits=7, decimal_places=2, min_value=0
    )
    leakage_switch_ok = forms.BooleanField(label=_("The leakage switch trips"), required=False)


class WordForm(StepForm):
    """The resident's word in five steps."""

    mark = forms.TypedChoiceField(
        label=_("How was it?"), choices=Mark.choices, coerce=int, required=False, empty_value=None,
        widget=forms.RadioSelect(attrs={"data-faces": "1"}),
    )
    text = area(_("In their own words"))
    proxy = line(_("Answered by someone for them"), _("Their name; leave empty when it was the resident."))


class FollowUpForm(WordForm):
    """The call or visit after the work."""

    field_order = ("how", "reached", "mark", "text", "proxy")
    how = forms.ChoiceField(
        label=_("How did you ask"), required=False, widget=forms.RadioSelect, initial="phone",
        choices=[("phone", _("by telephone")), ("visit", _("at the door"))],
    )
    reached = forms.TypedChoiceField(
        label=_("Did you reach them"), required=False, widget=forms.RadioSelect, initial="yes",
        choices=[("yes", _("reached")), ("no", _("no reply"))], coerce=lambda value: value != "no",
        empty_value=True,
    )

    def clean_how(self) -> str:
        """Take the telephone where nothing was chosen."""
        return self.cleaned_data["how"] or "phone"


class HandoverForm(StepForm):
    """Whom it was handed to."""

    body = asked(line(_("Handed to whom")))
    number = line(_("Their number for it"))
    text = area(_("What they were told"))


class MergerForm(StepForm):
    """Which other matter it is."""

    into = forms.ModelChoiceField(
        Case.objects.none(), label=_("Same matter as"), required=False, widget=forms.RadioSelect,
        empty_label=None,
    )

    def prepare(self) -> None:
        """Offer the likely duplicates: open, same home or same category here."""
        self.fields["into"].queryset = likely(self.case)


class NoteForm(StepForm):
    """A line."""

    text = area(_("What should stand on the record?"))


class CategoryForm(StepForm):
    """Category and urgency, corrected with a tap."""

    category = forms.ChoiceField(label=_("What is it about"), required=False, widget=forms.RadioSelect)
    urgency = forms.ChoiceField(
        label=_("How quickly"), required=False, choices=Urgency.choices, widget=forms.RadioSelect
    )

    def prepare(self) -> None:
        """Offer the doorstep categories, with today's choice set."""
        self.fields["category"].choices = [(c.code, str(c)) for c in categories().values()]
        self.fields["category"].initial = self.case.category
        self.fields["urgency"].initial = self.case.urgency

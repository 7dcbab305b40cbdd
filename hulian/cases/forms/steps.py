"""The forms of the verbs that are done to a case."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from hulian.cases.codes import Urgency, categories
from hulian.cases.duplicates import likely
from hulian.cases.forms.base import StepForm, area, asked, line
from hulian.cases.models import Case, TaskState
from hulian.cases.models.site import Told
from hulian.media.forms import PhotosField


class AcceptanceForm(StepForm):
    """Nothing to fill in."""

    about = _("From now on you see to it. The resident sees your name.")


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


class AppointmentForm(StepForm):
    """When, who, and how the resident was told."""

    starts_at = asked(forms.DateTimeField(label=_("Day and time"), required=False))
    names = asked(line(_("Who comes"), _("So that nobody opens the door to a stranger.")))
    told = asked(forms.ChoiceField(
        label=_("How was the resident told"), choices=Told.choices, initial=Told.PHONE,
        required=False, widget=forms.RadioSelect,
    ))

    def prepare(self) -> None:
        """Begin with who was asked to do the work."""
        tasks = [task for task in self.case.tasks.all() if task.state in {TaskState.OFFERED, TaskState.TAKEN}]
        names = [name for task in reversed(tasks) for name in (str(task.helper), task.escort_name) if name]
        self.fields["names"].initial = pgettext("list", ", ").join(dict.fromkeys(names))

    def clean_told(self) -> str:
        """Take the telephone where nothing was chosen."""
        return self.cleaned_data["told"] or Told.PHONE


class HandoverForm(StepForm):
    """Whom it was handed to."""

    body = asked(line(_("Handed to whom")))
    number = line(_("Their number for it"))
    text = area(_("What they were told"))

    def prepare(self) -> None:
        """Begin with a text that is ready to be sent: nobody types the matter again."""
        case = self.case
        self.fields["text"].initial = _("{place}, {who}: {words}").format(
            place=case.place or case.community.name, who=case.who or _("a resident"), words=case.words)


class MergerForm(StepForm):
    """Which other matter it is."""

    into = asked(forms.ModelChoiceField(
        Case.objects.none(), label=_("Same matter as"), required=False, widget=forms.RadioSelect,
        empty_label=None,
    ))

    def prepare(self) -> None:
        """Offer the likely duplicates: open, same home or same category here."""
        near = likely(self.case)
        self.nothing = "" if near.exists() else _("Nothing like it is open here")
        self.fields["into"].queryset = near
        self.fields["into"].label_from_instance = lambda case: f"{case} · {case.get_state_display()}"


class NoteForm(StepForm):
    """A line."""

    text = area(_("What should stand on the record?"))


class CategoryForm(StepForm):
    """Category and urgency, corrected with a tap."""

    category = asked(forms.ChoiceField(label=_("What is it about"), required=False, widget=forms.RadioSelect))
    urgency = asked(forms.ChoiceField(
        label=_("How quickly"), required=False, choices=Urgency.choices, widget=forms.RadioSelect
    ))

    def prepare(self) -> None:
        """Offer the doorstep categories, with today's choice set."""
        self.fields["category"].choices = [(c.code, str(c)) for c in categories().values()]
        self.fields["category"].initial = self.case.category
        self.fields["urgency"].initial = self.case.urgency

    def clean_category(self) -> str:
        """Keep today's where only the urgency was tapped."""
        return self.cleaned_data["category"] or self.case.category

    def clean_urgency(self) -> str:
        """Keep today's where only the category was tapped."""
        return self.cleaned_data["urgency"] or self.case.urgency

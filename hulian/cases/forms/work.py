"""The forms of the verbs that are done to a piece of work."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.cases.forms.base import StepForm, area, asked, later, line
from hulian.cases.models import Task, TaskState
from hulian.cases.models.work import Payer
from hulian.media.forms import PhotosField


class TaskForm(StepForm):
    """A step on one of the case's pieces of work in the right state; the only one is chosen."""

    task_states: tuple[str, ...] = ()
    task = asked(forms.ModelChoiceField(Task.objects.none(), label=_("Which work"), required=False))

    def prepare(self) -> None:
        """Offer the pieces of work that this step can be done to; to a helper, their own."""
        tasks = self.case.tasks.filter(state__in=self.task_states).select_related("helper__user")
        mine = tasks.filter(helper__user_id=self.by.id) if self.by else tasks
        tasks = mine if mine.exists() else tasks
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

    def prepare(self) -> None:
        """Say once more what the work is."""
        super().prepare()
        self.about = self.only.what if self.only else ""


class RefusalForm(TaskForm):
    """The helper can't."""

    task_states = (TaskState.OFFERED, TaskState.TAKEN)
    reason = area(_("Why not?"))


class FinishForm(TaskForm):
    """Finished work."""

    task_states = (TaskState.TAKEN,)
    done = area(_("What was done?"))
    photos = PhotosField(label=_("Pictures after the work"))
    no_photo = later(line(_("No picture? Why not")))
    parts = later(line(_("Parts used")))
    yuan = later(forms.DecimalField(label=_("Cost in yuan"), required=False, min_value=0, max_digits=8,
                                    decimal_places=2))
    payer = later(forms.ChoiceField(label=_("Who pays"), required=False, choices=Payer.choices,
                                    initial=Payer.NONE, widget=forms.RadioSelect))
    warranty_until = later(forms.DateField(label=_("Guaranteed until"), required=False))
    minutes = later(forms.IntegerField(label=_("Minutes of work"), required=False, min_value=0, max_value=6000))

    def prepare(self) -> None:
        """In a home the verb asks for a picture."""
        super().prepare()
        if self.case.household_id:
            asked(self.fields["photos"])

    def clean_payer(self) -> str:
        """Take 'nothing to pay' where nothing was chosen."""
        return self.cleaned_data["payer"] or Payer.NONE


class TestForm(TaskForm):
    """Measured after electrical work."""

    __test__ = False
    task_states = (TaskState.FINISHED,)
    insulation_megohm = asked(forms.DecimalField(
        label=_("Insulation, in megohm"), required=False, max_digits=7, decimal_places=2, min_value=0
    ))
    leakage_switch_ok = forms.BooleanField(label=_("The leakage switch trips"), required=False)

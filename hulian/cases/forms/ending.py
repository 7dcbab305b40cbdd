"""The forms of the verbs at the end: what was done, and how the resident finds it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hulian.cases.asking import bereaved, nobody_to_ask
from hulian.cases.codes import Mark
from hulian.cases.forms.base import StepForm, area, asked, later, line
from hulian.cases.models import TaskState
from hulian.media.models import Moment, Photo


class ResolutionForm(StepForm):
    """What was done about it."""

    what = area(_("What was done?"), _("The resident reads this."))
    no_photo = asked(line(_("No picture after the work? Why not")))

    def prepare(self) -> None:
        """Begin with what the helpers said they did; ask why no picture only where one is wanted and missing."""
        if nobody_to_ask(self.case):
            self.button, self.fields["what"].help_text = _("All done"), ""
            self.about = _("The last of this home has passed away, so nobody is asked any more. It ends as not heard.")
        done = [task for task in self.case.tasks.all() if task.state == TaskState.FINISHED]
        self.fields["what"].initial = "\n".join(task.done for task in reversed(done))
        pictured = Photo.objects.filter(owner_id=self.case.pk, moment=Moment.AFTER, removed_at=None).exists()
        if pictured or not done or not self.case.household_id or any(task.no_photo for task in done):
            self.fields["no_photo"].widget = forms.HiddenInput()


class ClosureForm(StepForm):
    """Nothing to fill in."""

    about = _("Once you asked on two days and heard nothing. It counts as not heard, neither good nor bad.")


class WordForm(StepForm):
    """The resident's word in five steps."""

    mark = forms.TypedChoiceField(
        label=_("How was it?"), choices=Mark.choices, coerce=int, required=False, empty_value=None,
        widget=forms.RadioSelect(attrs={"data-faces": "1"}),
    )
    text = area(_("In their own words"))
    proxy = later(line(_("Answered by someone for them"), _("Their name; leave empty when it was the resident.")))

    def prepare(self) -> None:
        """Say who is asked where somebody has passed away."""
        if bereaved(self.case):
            self.about = _("Somebody of this home has passed away. Please ask who lives there now, gently.")


class FollowUpForm(WordForm):
    """The call or visit after the work."""

    button = _("Note what they said")
    field_order = ("how", "reached", "mark", "text", "proxy")
    how = asked(forms.ChoiceField(
        label=_("How did you ask"), required=False, widget=forms.RadioSelect, initial="phone",
        choices=[("phone", _("by telephone")), ("visit", _("at the door"))],
    ))
    reached = asked(forms.TypedChoiceField(
        label=_("Did you reach them"), required=False, widget=forms.RadioSelect, initial="yes",
        choices=[("yes", _("reached")), ("no", _("no reply"))], coerce=lambda value: value != "no",
        empty_value=True,
    ))

    def clean_how(self) -> str:
        """Take the telephone where nothing was chosen."""
        return self.cleaned_data["how"] or "phone"

"""What the forms of the verbs are made from: the page and the API fill in the same ones.

What is required is said by the verb, so that its error is the same through every door; the forms
only read what was sent.
"""

from typing import Any

from django import forms

from hulian.cases.models import Case
from hulian.core.actor import Actor
from hulian.core.forms import ActForm


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


def later(field: forms.Field) -> forms.Field:
    """Put a field that most people leave out into the fold at the end of the form."""
    field.later = True
    return field


class StepForm(ActForm):
    """A step on one case; `template` is the page it stands on, `about` what it says before the questions."""

    template = "cases/step.html"
    about = ""
    # The words on the button, where they aren't those of the verb.
    button = ""
    # Why there is nothing to choose from; then the page has no button.
    nothing = ""

    def __init__(self, *args: Any, case: Case, by: Actor | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        """Keep the case, and who fills it in, for choices that depend on them."""
        super().__init__(*args, **kwargs)
        self.case, self.by = case, by
        self.prepare()

    def prepare(self) -> None:
        """Set choices that depend on the case."""

    def asked_now(self) -> list[forms.BoundField]:
        """Return the questions that stand on the page."""
        return [field for field in self.visible_fields() if not self._is_later(field)]

    def asked_later(self) -> list[forms.BoundField]:
        """Return the questions in the fold."""
        return [field for field in self.visible_fields() if self._is_later(field)]

    def _is_later(self, field: forms.BoundField) -> bool:
        return getattr(field.field, "later", False) and not field.errors

"""A second look at a form before what can't be taken back: one sentence, and "Yes, do it" or "Change something"."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hulian.core.acting import FormPage
from hulian.core.forms import ActForm

SURE, CHANGE = "yes", "no"


def is_sure(request: HttpRequest) -> bool:
    """Return whether somebody looked at it a second time and said yes."""
    return request.POST.get("sure") == SURE


def wants_change(request: HttpRequest) -> bool:
    """Return whether somebody looked at it a second time and goes back to the form."""
    return request.POST.get("sure") == CHANGE


@dataclass(frozen=True, slots=True)
class SurePage:
    """The second step of a form page: `words` say what will happen, `asked` are questions that only now arise.

    What was filled in travels along hidden, under the same envelope; the buttons send `sure`.
    """

    page: FormPage
    words: str
    asked: forms.Form | None = None

    def show(self, request: HttpRequest, form: ActForm) -> HttpResponse:
        """Render it for a form that was filled in well."""
        context = {"page": self.page, "form": form, "words": self.words, "asked": self.asked}
        return render(request, "sure_page.html", context)

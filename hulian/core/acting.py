"""What every form page does: show the form, do its act once, or say why not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hulian.core.forms import ActForm
from hulian.core.ids import new_id, read_id
from hulian.core.receipts import EnvelopeReused, Outcome, hash_of_form, once_thought


class Refused(Exception):
    """An act that can't be done now. Rooms derive their own, and say it in `words`; at `field` where it lies there."""

    field = ""

    def words(self) -> str:
        """Return what a person can do about it."""
        return _("That can't be done just now.")


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form: its title, the words on its button, the way back; `hint` says what will follow."""

    title: str
    act: str
    back: str
    kicker: str = ""
    template: str = "form_page.html"
    more: dict[str, Any] | None = None
    hint: str = ""

    def show(self, request: HttpRequest, form: ActForm) -> HttpResponse:
        """Render the page; 422 where the form has errors."""
        context = {"page": self, "form": form, **(self.more or {})}
        return render(request, self.template, context, status=422 if form.is_bound and form.errors else 200)


def posted(request: HttpRequest) -> dict[str, Any]:
    """Return a form's arguments: bound to what was posted, else nothing."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


class _Unfit(Exception):
    """The form was not filled in well; it says where."""


def act_once(
    request: HttpRequest, form: ActForm, verb: str, act: Callable[[], models.Model | None]
) -> Outcome | None:
    """Do the act of a bound form once. None: the form was wrong or the act refused, and it says why.

    A repeat is recognised before the form is read: the first tap may have changed what fits. It is read before the
    turn to write: on SQLite all others wait through that, and pictures take a while.
    """
    envelope = read_id(request.POST.get("envelope", "")) or new_id()

    def read() -> None:
        if not form.is_valid():
            raise _Unfit

    try:
        return once_thought(envelope, verb, request.actor.id, hash_of_form(request), read, lambda _read: act())
    except _Unfit:
        return None
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.words())
    except EnvelopeReused:
        form.full_clean()
        form.add_error(None, _("This form was sent before with other words. Please open it anew."))
    return None

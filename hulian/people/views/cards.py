"""A new code for a home, where a card was lost or a stranger saw it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm
from hulian.people.verbs.renew_code import renew_code
from hulian.people.views.doors import get_home
from hulian.people.views.households import back_to


@door("household.edit")
def renewal(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Ask once more, then end the old code."""
    home = get_home(request, home_id, "household.edit")
    form = ActForm(**posted(request))
    if form.is_bound and act_once(request, form, "household.renew_code", lambda: renew_code(home, by=request.actor)):
        messages.success(request, _("There is a new code. Please print the card again."))
        return redirect("people:household", home_id=home.pk)
    return FormPage(_("A new code for {home}?").format(home=home.called), _("Make a new code"), back_to(home),
                    home.address, template="people/renewal.html").show(request, form)

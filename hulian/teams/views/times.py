"""The weekly times at which a helper can come."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hulian.accounts.doors import signed_in
from hulian.accounts.require import require
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm
from hulian.teams.forms.helper import FreeTimesForm
from hulian.teams.models import Helper
from hulian.teams.verbs.free_times import add_free_times, drop_free_time
from hulian.teams.views.helpers import back_to, get_helper, url_of


@signed_in("helper.edit, or oneself: the verb's own policy")
def new(request: HttpRequest, helper_id: UUID) -> HttpResponse:
    """Add weekly times."""
    helper = _mine(request, helper_id)
    form = FreeTimesForm(**posted(request))

    def do() -> Helper:
        data = form.cleaned_data
        return add_free_times(helper, data["weekdays"], begins=data["begins"], ends=data["ends"], by=request.actor)

    if form.is_bound and act_once(request, form, "helper.add_free_times", do):
        return back_to(request, helper)
    return FormPage(_("When can they come?"), _("Write it down"), url_of(helper), str(helper)).show(request, form)


@signed_in("helper.edit, or oneself: the verb's own policy")
@require_POST
def drop(request: HttpRequest, helper_id: UUID, free_id: UUID) -> HttpResponse:
    """Take one weekly time out; one that is out already stays out."""
    helper = _mine(request, helper_id)
    free = helper.free_times.filter(pk=free_id).first()
    if free:
        act_once(request, ActForm(**posted(request)), "helper.drop_free_time",
                 lambda: drop_free_time(free, by=request.actor))
    return back_to(request, helper)


def _mine(request: HttpRequest, helper_id: UUID) -> Helper:
    helper = get_helper(request, helper_id)
    if helper.user_id != request.actor.id:
        require("helper.edit", helper.community.path, request.actor)
    return helper

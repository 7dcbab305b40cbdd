"""For residents, without an account: the household's own page, behind the code on its card."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hulian.accounts.doors import public
from hulian.audit.record import record
from hulian.cases.forms.resident import CodeForm
from hulian.cases.views.links import Ended, by_link, desk_of, subject_of
from hulian.contact.own.forms import AnotherForm
from hulian.contact.own.link import home_of
from hulian.contact.own.page import inside, outside
from hulian.contact.verbs.ask_another import ask_another
from hulian.core import links
from hulian.core.acting import act_once
from hulian.core.actor import resident
from hulian.core.forms import ActForm
from hulian.core.remembered import remember, remembered
from hulian.core.sure import is_sure
from hulian.people.home_code import PURPOSE, fits, proof, too_many
from hulian.people.models import Household


@public("the link is on the card kept indoors; without its code nothing of the home is told")
@by_link
def own_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show whom to ring; behind the code: who looks after them, what was promised, who looked at their data."""
    home = home_behind(request, token)
    if request.method != "POST":
        return _page(request, home)
    if "code" in request.POST:
        return _open(request, home, token)
    if not opened(request, home):
        return _page(request, home, 403)
    request.actor = resident(home.called)
    form = AnotherForm(request.POST)
    if not is_sure(request) and form.is_valid():
        return render(request, "contact/own_sure.html", inside(home) | {"form": form, "token": token})
    done = act_once(request, form, "contact.ask_another",
                    lambda: ask_another(home, form.cleaned_data["who"], by=request.actor, why=form.cleaned_data["why"]))
    return redirect("contact:own-page", token=token) if done else _page(request, home, 422, another=form)


def home_behind(request: HttpRequest, token: str) -> Household:
    """Return the home of a link. Raises Ended where it was renewed or the household is gone, Shut, Http404."""
    subject = subject_of(request, PURPOSE, token)
    home = home_of(subject or links.ended(PURPOSE, token))
    if subject and home:
        return home
    gone = Household.objects.select_related("community__station_team").filter(
        pk=subject or links.ended(PURPOSE, token)).first()
    if gone is None:
        raise Http404
    raise Ended(desk_of(gone.community))


def _open(request: HttpRequest, home: Household, token: str) -> HttpResponse:
    """Compare the code with the household's card."""
    form = CodeForm(request.POST)
    if too_many(home):
        form.add_error("code", _("That were too many tries. Please wait ten minutes, or ring us."))
        return _page(request, home, 429, code=form)
    if form.is_valid() and fits(home, form.cleaned_data["code"]):
        record("household.unlock", home, by=resident(home.called), area_path=home.area_path, household_id=home.pk)
        return remember(redirect("contact:own-page", token=token), f"own-{home.pk}", proof(home), path="/h/")
    form.add_error("code", _("That isn't the code on the card. Please have another look."))
    return _page(request, home, 422, code=form)


def opened(request: HttpRequest, home: Household) -> bool:
    """Return whether this browser has shown the code, and the card is still the same."""
    return remembered(request, f"own-{home.pk}") == proof(home)


def _page(request: HttpRequest, home: Household, status: int = 200, **forms: ActForm | CodeForm) -> HttpResponse:
    whole = opened(request, home)
    context = outside(home) | {"whole": whole, "code": CodeForm()} | (inside(home) if whole else {})
    context["another"] = AnotherForm(initial={"who": context.get("who", "")})
    return render(request, "contact/own_page.html", context | forms, status=status)

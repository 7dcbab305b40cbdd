"""For residents, without an account: what a household tells us behind its code is told by that household."""

from datetime import timedelta

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hulian.accounts.doors import public
from hulian.cases.models import Case
from hulian.cases.tracker import token_for
from hulian.cases.views.links import by_link, desk_of
from hulian.cases.views.public import take
from hulian.cases.views.unlocking import remember_own
from hulian.contact.own.forms import HomeReportForm
from hulian.contact.views.own_page import home_behind, opened
from hulian.core import clock
from hulian.core.acting import posted
from hulian.people.models import Household

AGAIN = timedelta(hours=2)


@public("the link is on the card kept indoors; only who has typed its code tells us something as that home")
@by_link
def own_tell(request: HttpRequest, token: str) -> HttpResponse:
    """Take what the household tells us; without the code nothing is taken in its name."""
    home = home_behind(request, token)
    if not opened(request, home):
        return redirect("contact:own-page", token=token)
    form = HomeReportForm(**posted(request), home=home)
    if form.is_bound and form.is_valid() and (case := _told_already(home, form) or take(request, home.community, form)):
        return remember_own(request, redirect("cases:tracker", token=token_for(case)), case)
    context = desk_of(home.community) | {"form": form, "home": home, "token": token}
    return render(request, "contact/own_tell.html", context, status=422 if form.is_bound else 200)


def _told_already(home: Household, form: HomeReportForm) -> Case | None:
    """Return the matter that the home told in the same words a short while ago: one goes back, and sends it again."""
    data = form.cleaned_data
    if data["about_staff"]:
        return None
    told = Case.objects.open().filter(household=home, reporter_id=None, words=data["words"].strip(),
                                      scope_path=F("area_path"), received_at__gt=clock.now() - AGAIN)
    return told.order_by("-received_at").first()

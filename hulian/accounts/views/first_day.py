"""The first page of an empty installation."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from hulian.accounts.doors import public
from hulian.accounts.errors import Spent
from hulian.accounts.first_day import check, open_house
from hulian.accounts.forms.first_day import FirstDayForm
from hulian.accounts.views.sessions import go_in


@public("only while nobody has an account, and by the secret that the server prints where it was started")
@never_cache
@sensitive_post_parameters("new_password", "again")
def first_day(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the community and its administrator, then let them in."""
    try:
        check(token)
        form = FirstDayForm(request.POST or None, label_suffix="")
        if request.method == "POST" and form.is_valid():
            user = open_house(form.start())
            messages.success(request, _("Welcome, {name}.").format(name=user))
            return go_in(request, user)
    except Spent as error:
        raise Http404 from error
    return render(request, "accounts/first_day.html", {"form": form}, status=422 if form.errors else 200)

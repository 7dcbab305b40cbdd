"""A consent is given, or taken back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm
from hulian.people.forms.consent import ConsentForm
from hulian.people.models import Consent
from hulian.people.verbs.give_consent import give_consent
from hulian.people.verbs.withdraw_consent import withdraw_consent
from hulian.people.views.doors import get_home
from hulian.people.views.households import back_to, noted


@door("consent.write")
def new(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Write down that somebody said yes."""
    home = get_home(request, home_id, "consent.write")
    form = ConsentForm(**posted(request), people=home.residents.filter(gone_at=None))

    def do() -> Consent:
        data = form.cleaned_data
        return give_consent(data["person"], purpose=data["purpose"], proof=data["proof"], guardian=data["guardian"],
                            until=data["until"], by=request.actor)

    if form.is_bound and act_once(request, form, "consent.give", do):
        return noted(request, home)
    return FormPage(_("Somebody says yes"), _("Write it down"), back_to(home), home.called).show(request, form)


@door("consent.write")
def withdraw(request: HttpRequest, home_id: UUID, consent_id: UUID) -> HttpResponse:
    """Ask once more, then end a consent."""
    home = get_home(request, home_id, "consent.write")
    consent = get_object_or_404(Consent.objects.select_related("resident"), pk=consent_id, resident__household=home)
    form = ActForm(**posted(request))
    if form.is_bound and act_once(request, form, "consent.withdraw",
                                  lambda: withdraw_consent(consent, by=request.actor)):
        return noted(request, home)
    title = _("{name} takes it back: {what}").format(name=consent.resident, what=consent.get_purpose_display())
    return FormPage(title, _("Taken back"), back_to(home), home.called).show(request, form)

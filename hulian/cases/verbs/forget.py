"""forget: somebody asked to be forgotten. Their name and number leave the matters of their homes; the words stay.

Part of `contact.resident_forgotten`, in its transaction; that verb checks policy.
"""

from collections.abc import Collection

from django.apps import apps
from django.db.models import Q

from hulian.cases.models import Case
from hulian.cases.models.step import Step
from hulian.cases.verbs.report import doc_of
from hulian.core import search
from hulian.core.blind import digits
from hulian.core.sealed import open_field
from hulian.notices.models import Notice
from hulian.people.models import Household


def forget(homes: Collection[Household], said: Collection[str], phone: str) -> None:
    """Call the matters of these homes by who is left; `said` is what they were called by, `phone` was their number.

    Numbers are opened to be compared and shown to nobody, so no look is written.
    """
    called = {home.pk: "" if home.called == home.address else home.called for home in homes}
    matters = list(Case.objects.filter(household__in=homes).order_by("pk"))
    said = {*said, *(case.who for case in matters if any(name in case.who for name in said))}
    for case in matters:
        _forget_in(case, called[case.household_id], said, phone)
    theirs = {"case__household__in": homes, "by_id": None, "by_name__in": said}
    for model in apps.get_app_config("cases").get_models():
        if issubclass(model, Step):
            model.objects.filter(**theirs).update(by_name="")
    cases = Case.objects.filter(household__in=homes)
    Notice.objects.filter(Q(case_id__in=cases.values("pk")) | Q(household_id__in=[home.pk for home in homes]),
                          actor_name__in=said).update(actor_name="")


def _forget_in(case: Case, called: str, said: Collection[str], phone: str) -> None:
    if phone and case.caller_phone and digits(open_field(case, "caller_phone")) == phone:
        case.caller_phone = ""
    if case.who in said:
        case.who = called
    if case.reporter_id is None and case.reporter_name in said:
        case.reporter_name = ""
    case.save(update_fields=["caller_phone", "who", "reporter_name"])
    search.index(doc_of(case))

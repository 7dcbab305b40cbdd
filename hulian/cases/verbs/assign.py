"""task: a piece of work is given to a helper, with someone who comes along."""

from django.db import transaction

from hulian.accounts.models import User
from hulian.cases.codes import WORKING, State
from hulian.cases.errors import CertificateMissing, MissingEvidence
from hulian.cases.models import Case, Task
from hulian.cases.state import enter
from hulian.cases.verbs.act import begin, finish
from hulian.core.actor import Actor
from hulian.places.models.dwelling import Tenure
from hulian.teams.models import CERTIFIED, Helper, Skill

LEAVES = frozenset(WORKING)


def assign(
    case: Case, *, by: Actor, helper: Helper | None, skill: str, what: str = "",
    escort: User | None = None, owner_yes: str = "",
) -> Task:
    """Ask a helper. Raises MissingEvidence('helper_missing', 'owner_missing'), CertificateMissing.

    Electrical, gas and height work goes only to helpers with a valid certificate; in a rented home
    it needs the owner's yes.
    """
    begin("task", case, by, LEAVES)
    if helper is None:
        raise MissingEvidence("helper_missing")
    _check_certificate(helper, skill)
    _check_owner(case, skill, owner_yes)
    with transaction.atomic():
        to = State.IN_PROGRESS if case.state == State.IN_PROGRESS else State.PLANNED
        enter(case, LEAVES, to)
        row = Task.write(
            case, by, helper=helper, skill=skill, what=what.strip(), owner_yes=owner_yes,
            escort_id=escort.pk if escort else None, escort_name=str(escort) if escort else "",
        )
        finish("task", case, row, by=by, tell_to=[helper.user_id, row.escort_id], codes={"skill": skill})
    return row


def _check_certificate(helper: Helper, skill: str) -> None:
    if skill not in CERTIFIED or helper.certificate_for(skill):
        return
    label = Skill(skill).label
    last = helper.certificates.filter(skill=skill).order_by("-expires_on").first()
    if last is None:
        raise CertificateMissing("certificate_missing", name=str(helper), skill=label)
    raise CertificateMissing(
        "certificate_expired", name=str(helper), skill=label, day=last.expires_on.isoformat()
    )


def _check_owner(case: Case, skill: str, owner_yes: str) -> None:
    rented = case.household and case.household.dwelling.tenure == Tenure.RENTED
    if rented and skill in CERTIFIED and not owner_yes.strip():
        raise MissingEvidence("owner_missing")

"""task: a piece of work is given to a helper, with someone who comes along."""

from hulian.accounts.actors import actor_of
from hulian.accounts.models import User
from hulian.cases.codes import WORKING, State
from hulian.cases.errors import CertificateMissing, MissingEvidence
from hulian.cases.models import Case, Task
from hulian.cases.state import enter
from hulian.cases.verbs.act import doing, finish
from hulian.core.actor import Actor
from hulian.places.models.dwelling import Tenure
from hulian.teams.models import CERTIFIED, Helper, Skill

LEAVES = frozenset(WORKING)


def assign(
    case: Case, *, by: Actor, helper: Helper | None, skill: str, what: str = "",
    escort: User | None = None, owner_yes: str = "",
) -> Task:
    """Ask a helper. Raises MissingEvidence: 'helper_missing', 'escort_missing', 'owner_missing'; CertificateMissing.

    Helper and escort are people of the place, and never whom the case is about. Electrical, gas and
    height work goes only to helpers with a valid certificate; in a rented home it needs the owner's yes.
    """
    with doing("task", case, by, LEAVES):
        _check_people(case, helper, escort)
        check_certificate(helper, skill)
        _check_owner(case, skill, owner_yes)
        to = State.IN_PROGRESS if case.state == State.IN_PROGRESS else State.PLANNED
        enter(case, LEAVES, to)
        row = Task.write(
            case, by, helper=helper, skill=skill, what=what.strip(), owner_yes=owner_yes,
            escort_id=escort.pk if escort else None, escort_name=str(escort) if escort else "",
        )
        finish("task", case, row, by=by, tell_to=[helper.user_id, row.escort_id], codes={"skill": skill})
    return row


def check_certificate(helper: Helper, skill: str) -> None:
    """Raise CertificateMissing where the skill needs a certificate and none is valid today."""
    if skill not in CERTIFIED or helper.certificate_for(skill):
        return
    label = Skill(skill).label
    last = helper.certificates.filter(skill=skill).order_by("-expires_on").first()
    if last is None:
        raise CertificateMissing("certificate_missing", name=str(helper), skill=label)
    raise CertificateMissing(
        "certificate_expired", name=str(helper), skill=label, day=last.expires_on.isoformat()
    )


def _check_people(case: Case, helper: Helper | None, escort: User | None) -> None:
    """Ask for a helper of this community, and for an escort who holds something here."""
    if helper is None or helper.community_id != case.community_id or not helper.user.is_active:
        raise MissingEvidence("helper_missing")
    if escort and not (escort.is_active and actor_of(escort).roles_in(case.area_path)):
        raise MissingEvidence("escort_missing")
    if case.about_id and case.about_id in {helper.user_id, escort.pk if escort else None}:
        raise MissingEvidence("helper_missing" if case.about_id == helper.user_id else "escort_missing")


def _check_owner(case: Case, skill: str, owner_yes: str) -> None:
    rented = case.household and case.household.dwelling.tenure == Tenure.RENTED
    if rented and skill in CERTIFIED and not owner_yes.strip():
        raise MissingEvidence("owner_missing")

"""Which hat a helper wears, and what they can do."""

from collections.abc import Iterable

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.teams.models import Helper, HelperKind, Skill


def change_helper(helper: Helper, *, kind: str, skills: Iterable[str], by: Actor) -> Helper:
    """Write down kind and skills. Raises NotAllowed."""
    path = helper.community.path
    require("helper.edit", path, by)
    with transaction.atomic():
        helper.kind, helper.skills = HelperKind(kind).value, sorted({Skill(skill).value for skill in skills})
        helper.save(update_fields=["kind", "skills"])
        record("helper.change", helper, by=by, area_path=path, codes={"kind": helper.kind, "skills": helper.skills})
    return helper

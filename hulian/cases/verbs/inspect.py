"""inspect: an on-site look with findings and pictures."""

from collections.abc import Sequence

from hulian.cases.codes import WORKING
from hulian.cases.models import Case, Inspection
from hulian.cases.verbs.act import concerned, doing, finish, need
from hulian.core.actor import Actor
from hulian.media.keep import Picture, keep_photo
from hulian.media.models import Moment

LEAVES = frozenset(WORKING)


def inspect(
    case: Case, *, by: Actor, finding: str, unsafe: bool = False,
    photos: Sequence[Picture] = (), no_photo: str = "",
) -> Inspection:
    """Record what was seen. `unsafe`: not safe tonight. Raises MissingEvidence('finding_missing')."""
    with doing("inspect", case, by, LEAVES):
        finding = need(finding, "finding_missing")
        row = Inspection.write(case, by, finding=finding, unsafe=unsafe, no_photo=no_photo)
        for picture in photos:
            keep_photo(picture, owner_type="case", owner_id=case.pk, by=by, moment=Moment.BEFORE)
        finish("inspect", case, row, by=by, tell_to=concerned(case), codes={"unsafe": unsafe})
    return row

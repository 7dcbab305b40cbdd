"""Which needs hold: a need that ends keeps its line, so that we know since when and until when."""

from collections.abc import Iterable

from hulian.core import clock
from hulian.people.models import Need, Resident, ResidentNeed


def set_needs(resident: Resident, codes: Iterable[str]) -> None:
    """Let exactly these needs hold from today; called by verbs, inside their transaction."""
    wanted = {Need(code).value for code in codes}
    holding = resident.needs.filter(until=None)
    standing = set(holding.values_list("code", flat=True))
    today = clock.today()
    holding.filter(code__in=standing - wanted).update(until=today)
    ResidentNeed.objects.bulk_create(
        [ResidentNeed(resident=resident, code=code, since=today) for code in sorted(wanted - standing)]
    )

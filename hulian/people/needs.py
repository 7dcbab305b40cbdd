"""Which needs hold: a need that ends keeps its line, so that we know since when and until when."""

from collections.abc import Iterable, Sequence

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


def add_needs(told: Sequence[tuple[Resident, str]]) -> None:
    """Let needs hold from today that weren't known, one line each; called by verbs, inside their transaction."""
    today = clock.today()
    for resident, code in told:
        ResidentNeed.objects.get_or_create(resident=resident, code=Need(code), until=None, defaults={"since": today})

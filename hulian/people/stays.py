"""The one writer of where somebody lives, and of when a household ends. Verbs call it in their transaction."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.called import put_first
from hulian.people.errors import Ended, Gone, NotThatDay, TooEarly
from hulian.people.finding import refresh
from hulian.people.models import Came, Household, Resident, Stay, Went
from hulian.places.models import Building

NOON = 12
LIFETIME = 120  # years
BATCH = 500


def hold(*homes: Household) -> None:
    """Keep households as they stand until the end of the transaction; raises Ended for one that doesn't any more.

    The UPDATE changes nothing, but nobody else moves the row meanwhile. Always in the same order: two never wait
    for each other.
    """
    for home in sorted(homes, key=lambda one: one.pk):
        if not Household.objects.standing().filter(pk=home.pk).update(code_version=F("code_version")):
            raise Ended(Household.objects.select_related("merged_into").filter(pk=home.pk).first())


def hold_doors(building: Building) -> None:
    """Let nobody else write down a home in a building until the end of the transaction; the UPDATE changes nothing."""
    Building.objects.filter(pk=building.pk).update(address=F("address"))


def hold_many(home_ids: Iterable[UUID]) -> set[UUID]:
    """Keep many households as they stand until the end of the transaction; return those that stand still."""
    ids, found = sorted(home_ids), set()
    for at in range(0, len(ids), BATCH):
        standing = Household.objects.standing().filter(pk__in=ids[at:at + BATCH])
        standing.update(code_version=F("code_version"))
        found |= set(standing.values_list("pk", flat=True))
    return found


def check_day(
    day: date, *after: date | None, born: Iterable[date | None] = (), building: Building | None = None,
) -> None:
    """Raise NotThatDay for a day that is still to come, or before one of these.

    Raises TooEarly for one before one of them was born, before the building stood, or more than a lifetime ago.
    """
    built = building.year_built if building else None
    if day.year < max(clock.today().year - LIFETIME, built or 0):
        raise TooEarly
    if any(one and day < one for one in born):
        raise TooEarly
    if day > clock.today() or any(one is not None and day < one for one in after):
        raise NotThatDay


def leave(person: Resident, went: Went, *, day: date, by: Actor, where: str = "") -> Stay:
    """Let somebody be gone from a day on. Raises Gone, NotThatDay."""
    row = _close(person, went, day=day, by=by, where=where)
    fields = {"gone_at": moment_of(day), "is_head": False} | ({"died_on": day} if went == Went.DIED else {})
    return _moved(person, row, fields)


def cross(person: Resident, to: Household, went: Went, came: Came, *, day: date, by: Actor) -> Stay:
    """Let somebody live in another household from a day on. Raises Gone, NotThatDay."""
    row = _close(person, went, day=day, by=by, to=to)
    return _moved(person, row, {
        "household_id": to.pk, "area_path": to.area_path, "here_since": day, "came": came, "is_head": False})


def come_back(person: Resident, home: Household, *, day: date) -> None:
    """Let somebody who was gone live in a household again. Raises Gone for who wasn't, NotThatDay."""
    last = person.stays.last()
    check_day(day, last.until if last else None, born=[person.born_on], building=home.dwelling.building)
    gone = Resident.objects.filter(pk=person.pk, erased_at=None, died_on=None, gone_at__isnull=False)
    fields = {"household_id": home.pk, "area_path": home.area_path, "here_since": day, "came": Came.BACK,
              "gone_at": None}
    if last is None or not gone.update(**fields):
        raise Gone
    _keep(person, fields)


def end(home: Household, *, day: date, where: str = "") -> None:
    """Let a household have moved out; its code ends. Raises Ended."""
    _end(home, {"moved_out_at": moment_of(day), "moved_to": where})


def end_in(home: Household, into: Household) -> None:
    """Let a household be one with another; its code ends. Raises Ended."""
    _end(home, {"merged_into_id": into.pk})


def settle(home: Household, *, day: date, where: str = "") -> None:
    """After somebody left: another stands first, or the home ends where nobody lives there any more."""
    if home.residents.filter(gone_at=None).exists():
        put_first(home)
    else:
        end(home, day=day, where=where)
    refresh(home)


def moment_of(day: date) -> datetime:
    """Return the moment that stands for a day: now for today, else its noon."""
    return clock.now() if day == clock.today() else clock.local_moment(day, NOON)


def _close(person: Resident, went: Went, *, day: date, by: Actor, **more: Any) -> Stay:  # noqa: ANN401 - of Stay
    """Write the stay that ends. The household it names is the one that is checked when the resident moves."""
    to = more.pop("to", None)
    for home in filter(None, [person.household, to]):
        check_day(day, person.here_since, born=[person.born_on], building=home.dwelling.building)
    return Stay(resident=person, household_id=person.household_id, since=person.here_since, came=person.came, until=day,
                went=went, to_household=to, by_id=by.id, by_name=by.name, at=clock.now(), **more)


def _moved(person: Resident, row: Stay, fields: dict[str, Any]) -> Stay:
    """Move the resident if they are still where the stay says, and write it."""
    here = Resident.objects.filter(pk=person.pk, household_id=row.household_id, gone_at=None, here_since=row.since)
    if not here.update(**fields):
        raise Gone
    row.save(force_insert=True)
    _keep(person, fields)
    return row


def _keep(person: Resident, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(person, name, value)


def _end(home: Household, fields: dict[str, Any]) -> None:
    if not Household.objects.standing().filter(pk=home.pk).update(**fields, code_version=F("code_version") + 1):
        raise Ended(Household.objects.select_related("merged_into").filter(pk=home.pk).first())
    for name, value in fields.items():
        setattr(home, name, value)

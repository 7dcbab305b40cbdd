"""The rhythm of contact: how often, since when, and what is due next. The only writer of Rhythm and Due."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Max

from hulian.contact.codes import Tier, What
from hulian.contact.models import Due, Rhythm, Visit
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.people.merged import one_with_all
from hulian.people.models import Household, Need, ResidentNeed, Stay, Went
from hulian.policies.pack import rule

ALONE = {Need.NO_KIN, Need.LIVES_ALONE}
# Elders in special difficulty: monthly without exception (ten ministries, 2022).
MONTHLY = {Need.NO_KIN, Need.LIVES_ALONE, Need.EMPTY_NEST, Need.DISABLED, Need.CHILD_LEFT, Need.LOW_INCOME}
CLOSEST = (Tier.HIGH, Tier.KEY, Tier.ORDINARY)
BATCH = 500
A_DAY = timedelta(days=1)


def tier_of(needs: Iterable[str]) -> Tier:
    """Return how closely a home is kept in touch with, from the needs that hold in it.

    An elder without kin, or one who lives alone and is ill or disabled: every week. Anyone in special difficulty:
    every month. Else every three months.
    """
    held = set(needs)
    frail = held & {Need.DISABLED, Need.CHRONIC}
    if Need.NO_KIN in held or (Need.LIVES_ALONE in held and frail):
        return Tier.HIGH
    return Tier.KEY if held & MONTHLY else Tier.ORDINARY


def days_of(tier: str, area_path: str) -> int:
    """Return after how many days the next contact is due; monthly and oftener come from the pack."""
    return rule(f"contact.days_{tier}", area_path).value


def begin(homes: Sequence[Household], *, verb: str) -> None:
    """Give homes their rhythm, and the first visit its day, where they have none. Called when they are linked."""
    known = {pk for batch in _batches(homes) for pk in Rhythm.objects.filter(
        household_id__in=[home.pk for home in batch]).values_list("household_id", flat=True)}
    fresh = [home for home in homes if home.pk not in known]
    needs = needs_of([home.pk for home in fresh])
    rows = [Rhythm(household=home, area_path=home.area_path, tier=tier_of(needs.get(home.pk, ()))) for home in fresh]
    Rhythm.objects.bulk_create(rows, batch_size=BATCH)
    now = clock.now()
    Due.objects.bulk_create([_next(row.household_id, row.area_path, row.tier, now, verb) for row in rows],
                            batch_size=BATCH)


def heard(home: Household, visit: Visit) -> None:
    """Note that somebody met them: everything that was due is done, and the next visit gets its day."""
    row = rhythm_of(home)
    Rhythm.objects.filter(pk=home.pk).update(heard_at=visit.at, tried_at=None, tries=0)
    Due.objects.open().filter(household=home).update(done_at=visit.received_at, done_by_visit=visit.pk)
    _next(home.pk, home.area_path, row.tier, visit.at, "visit.record").save(force_insert=True)


def unheard(home: Household, visit: Visit) -> None:
    """Reckon anew from the visits that are left, after one was taken back: what it did is due again.

    Where somebody met them later, what was due is done by that visit, and stays so.
    """
    left = Visit.objects.filter(household__in=one_with_all(home))
    row, last = rhythm_of(home), left.filter(met=True).order_by("-at").first() or _met_before_they_parted(home)
    row.heard_at = last.at if last else None
    _count_tries(home, row)
    row.save(update_fields=["heard_at", "tried_at", "tries"])
    if not visit.met or (last and last.at > visit.at):
        return
    drop(home, What.VISIT)
    done = Due.objects.filter(household=home, done_by_visit=visit.pk)
    done.update(done_at=None, done_by_visit=None)
    if not Due.objects.open().filter(household=home, what=What.VISIT, why=row.tier).exists():
        drop(home, What.VISIT)
        _next(home.pk, home.area_path, row.tier, row.heard_at or clock.now(), "visit.withdraw").save(force_insert=True)


def _met_before_they_parted(home: Household) -> Visit | None:
    """Return when somebody last met the home that this one was made of: so it began."""
    parted = Stay.objects.filter(to_household=home, went=Went.SPLIT).order_by("at").first()
    if parted is None:
        return None
    return Visit.objects.filter(household=parted.household_id, met=True, at__lt=parted.at).order_by("-at").first()


def heard_many(visits: Sequence[Visit]) -> None:
    """Note many visits of the past, each home by its last one; what they did is no longer due."""
    met = {row.household_id: row for row in sorted(visits, key=lambda row: row.at) if row.met}
    tries: dict[UUID, list[datetime]] = {}
    for row in visits:
        if not row.met and (row.household_id not in met or row.at > met[row.household_id].at):
            tries.setdefault(row.household_id, []).append(row.at)
    for batch in _batches(sorted({*met, *tries})):
        rows = list(Rhythm.objects.filter(pk__in=batch))
        for row in rows:
            missed = tries.get(row.pk, [])
            row.heard_at = met[row.pk].at if row.pk in met else row.heard_at
            row.tried_at, row.tries = max(missed, default=None), len(missed)
        # An insert that meets its row and changes it: bulk_update would spell out each row of each column.
        Rhythm.objects.bulk_create(rows, update_conflicts=True, unique_fields=["household"],
                                   update_fields=["heard_at", "tried_at", "tries"])
        heard_now = [row for row in rows if row.pk in met]
        Due.objects.open().filter(household__in=[row.pk for row in heard_now], what=What.VISIT).update(
            done_at=clock.now())
        Due.objects.bulk_create([
            _next(row.pk, row.area_path, row.tier, row.heard_at, "visit.record_many") for row in heard_now])


def tried(home_ids: Sequence[UUID], at: datetime) -> None:
    """Note that nobody was home: what is due stays due."""
    for batch in _batches(home_ids):
        Rhythm.objects.filter(pk__in=batch).update(tried_at=at, tries=F("tries") + 1)


def rhythm_of(home: Household) -> Rhythm:
    """Return a home's rhythm, made from its needs where there is none."""
    row = Rhythm.objects.filter(pk=home.pk).first()
    if row is None:
        tier = tier_of(needs_of([home.pk]).get(home.pk, ()))
        row = Rhythm.objects.create(household=home, area_path=home.area_path, tier=tier)
    return row


def settle(home: Household, *, verb: str, tier: str = "", tell_by: str = "") -> Rhythm:
    """Bring a home's rhythm up to date with its needs, or set it by hand; the next visit moves with it."""
    row = rhythm_of(home)
    if tell_by:
        row.tell_by = tell_by
    if tier:
        row.tier, row.tier_by_hand = tier, True
    elif not row.tier_by_hand:
        row.tier = tier_of(needs_of([home.pk]).get(home.pk, ()))
    row.save(update_fields=["tier", "tier_by_hand", "tell_by"])
    in_time = Due.objects.open().filter(household=home, what=What.VISIT, due_at__gte=clock.now()).exists()
    drop(home, What.VISIT)
    due = _next(home.pk, home.area_path, row.tier, row.heard_at or clock.now(), verb)
    if in_time:  # nobody is late by a rhythm that they couldn't know of
        due.due_at = max(due.due_at, clock.now() + A_DAY)
    due.save(force_insert=True)
    return row


def join(home: Household, into: Household) -> None:
    """Let a home go on in the one that it is one with now: met when either was, tried since, looked in on as often.

    What happened in it is still looked in on. Call it before what is due for it is dropped.
    """
    theirs, mine = Rhythm.objects.filter(pk=home.pk).first(), rhythm_of(into)
    carry_events(home, into)
    if theirs is None:
        return
    mine.heard_at = max(filter(None, [theirs.heard_at, mine.heard_at]), default=None)
    _count_tries(into, mine)
    _as_closely(theirs, mine)
    mine.save()


def _count_tries(home: Household, row: Rhythm) -> None:
    """Set how often nobody was home since somebody was met."""
    missed = Visit.objects.filter(household__in=one_with_all(home), met=False)
    if row.heard_at:
        missed = missed.filter(at__gt=row.heard_at)
    counted = missed.aggregate(tries=Count("pk"), last=Max("at"))
    row.tries, row.tried_at = counted["tries"], counted["last"]


def part(home: Household, fresh: Household) -> None:
    """Let a home that was made of another's people begin as that one stood: met when it was, told as it was."""
    theirs, mine = Rhythm.objects.filter(pk=home.pk).first(), rhythm_of(fresh)
    if theirs is None:
        return
    mine.heard_at, mine.tell_by = theirs.heard_at, theirs.tell_by
    _as_closely(theirs, mine)
    mine.save()
    drop(fresh, What.VISIT)  # the day it got as a new home: it may be late since long


def _as_closely(theirs: Rhythm, mine: Rhythm) -> None:
    """Keep in touch as closely as somebody set by hand for the other home, where that is closer than ours."""
    needed = mine.tier if mine.tier_by_hand else tier_of(needs_of([mine.pk]).get(mine.pk, ()))
    if theirs.tier_by_hand and CLOSEST.index(theirs.tier) < CLOSEST.index(needed):
        mine.tier, mine.tier_by_hand = theirs.tier, True


def carry_events(home: Household, into: Household) -> None:
    """Let what happened in a home be looked in on in another, where its people live now."""
    rows = Due.objects.open().filter(household=home, what=What.LIFE_EVENT)
    rows.update(household=into, area_path=into.area_path)


def ask(home: Household, what: str, *, why: str, due_at: datetime, subject_id: UUID, verb: str, rule_id: str) -> Due:
    """Write down what is due for a home, by when, and from which verb."""
    return Due.objects.create(
        household=home, area_path=home.area_path, what=what, why=why, subject_id=subject_id, due_at=due_at,
        from_verb=verb, rule=rule_id, made_at=clock.now(),
    )


def ask_many(homes: Sequence[Household], what: str, *, why: str, due_at: datetime, verb: str, rule_id: str) -> int:
    """Write down the same for many homes, but for those where just that is due already. Returns for how many."""
    asked = {pk for batch in _batches(homes) for pk in Due.objects.open().filter(
        household_id__in=[home.pk for home in batch], what=what, why=why).values_list("household_id", flat=True)}
    now = clock.now()
    rows = [Due(household=home, area_path=home.area_path, what=what, why=why, subject_id=new_id(), due_at=due_at,
                from_verb=verb, rule=rule_id, made_at=now) for home in homes if home.pk not in asked]
    Due.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)


def drop(home: Household, what: str = "") -> None:
    """Let what is due for a home be no longer due (they moved, they are one with another)."""
    rows = Due.objects.open().filter(household=home)
    (rows.filter(what=what) if what else rows).update(dropped_at=clock.now())


def needs_of(home_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Return the needs that hold in each of these homes."""
    found: dict[UUID, list[str]] = {}
    for batch in _batches(home_ids):
        rows = ResidentNeed.objects.filter(until=None, resident__household_id__in=batch, resident__gone_at=None)
        for home_id, code in rows.values_list("resident__household_id", "code"):
            found.setdefault(home_id, []).append(code)
    return found


def _next(home_id: UUID, area_path: str, tier: str, since: datetime, verb: str) -> Due:
    days = rule(f"contact.days_{tier}", area_path)
    return Due(household_id=home_id, area_path=area_path, what=What.VISIT, why=tier, subject_id=home_id,
               due_at=since + timedelta(days=days.value), from_verb=verb, rule=f"{days.id}@{days.version}",
               made_at=clock.now())


def _batches(rows: Sequence) -> Iterable[Sequence]:
    return (rows[at:at + BATCH] for at in range(0, len(rows), BATCH))

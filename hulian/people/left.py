"""Who is left of a home: those who live there, and of a home that ended those whom one could still ask."""

from hulian.people.models import Household, Resident, Went


def who_is_left(home: Household) -> list[Resident]:
    """Return who lives in a home; of one that ended, who was there on its last day and is alive."""
    if home.stands:
        return list(home.residents.filter(gone_at=None))
    last = home.stays.order_by("-until").values_list("until", flat=True).first()
    stays = home.stays.filter(until=last, resident__died_on=None).exclude(went=Went.DIED)
    return [stay.resident for stay in stays.select_related("resident")]


def nobody_left(home: Household) -> bool:
    """Return whether a home ended and the last of it have passed away."""
    ended = not home.stands and home.merged_into_id is None
    return ended and home.stays.exists() and not who_is_left(home)

"""The link of a household's own page; it is on the card that hangs indoors, and ends with the card's code."""

from collections.abc import Sequence
from uuid import UUID

from hulian.core import links
from hulian.people.home_code import PURPOSE
from hulian.people.models import Household


def token_for(home: Household) -> str:
    """Return the token of the home's page, making the link the first time."""
    return links.token_of(links.ensure(PURPOSE, home.pk))


def tokens_for(homes: Sequence[Household]) -> dict[UUID, str]:
    """Return the tokens of the pages of many homes, by home."""
    made = links.ensure_many(PURPOSE, [home.pk for home in homes])
    return {home.pk: links.token_of(made[home.pk]) for home in homes}


def home_of(home_id: UUID) -> Household | None:
    """Return the home of a link with what its page needs; None where the household is gone."""
    homes = Household.objects.filter(pk=home_id, moved_out_at=None, merged_into=None)
    return homes.select_related("community__station_team", "dwelling__building").first()

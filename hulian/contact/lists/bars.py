"""How many homes each member has, as calm bars by pinyin: a load to share out, never a ranking."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from hulian.contact.codes import NotAsked
from hulian.contact.lists.names import names_of
from hulian.contact.members import Member


def bars_of(
    members: Sequence[Member], load: Mapping[UUID, int], url_of: Callable[[UUID], str],
) -> list[dict[str, Any]]:
    """Return a bar a member who has homes or can have some, in the order of the members."""
    shown, names = [one for one in members if one.most or load.get(one.user.pk)], names_of(members)
    longest = max([1, *load.values(), *[one.most for one in shown]])
    return [{"label": names[one.user.pk], "value": load.get(one.user.pk, 0), "url": url_of(one.user.pk),
             "share": round(100 * load.get(one.user.pk, 0) / longest)} for one in shown]


def resting(members: Sequence[Member]) -> list[dict[str, str]]:
    """Return who isn't asked, and why."""
    names = names_of(members)
    return [{"name": names[one.user.pk], "id": str(one.user.pk), "why": str(NotAsked(one.not_asked).label)}
            for one in members if one.not_asked]

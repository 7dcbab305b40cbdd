"""What a map says: its title is a sentence that answers, each mark has its words."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.contact.words import days_since
from hulian.pages.mapping.counts import Tally

Row = dict[str, Any]


def layer_names() -> dict[str, str]:
    """Return the three layers with their names."""
    return {"cases": _("Open matters"), "coverage": _("Without a contact"), "silence": _("Not seen for long")}


def counted(layer: str, n: int) -> str:
    """Return '4 open matters', '4 homes without a contact' or '4 homes not heard from for long'."""
    if layer == "cases":
        return ngettext("{n} open matter", "{n} open matters", n).format(n=n)
    if layer == "coverage":
        return ngettext("{n} home without a contact", "{n} homes without a contact", n).format(n=n)
    return ngettext("{n} home not heard from for long", "{n} homes not heard from for long", n).format(n=n)


def title_of(layer: str, rows: Sequence[Row], where: str, elsewhere: int = 0) -> str:
    """Return the answer: which has the most, or that there is none. Rows come with the most first.

    `elsewhere`: how many stand in no building, so that it never says that there is nothing else.
    """
    if elsewhere:
        return _title_beside(layer, rows, elsewhere)
    if not rows:
        return {"cases": _("Nothing is open in {where}"), "coverage": _("Every home in {where} has its contact"),
                "silence": _("We have heard from every home in {where}")}[layer].format(where=where)
    first, total = rows[0], sum(row["n"] for row in rows)
    if len(rows) > 1 and rows[1]["n"] == first["n"]:
        return _("{what}, in {m} places").format(what=counted(layer, total), m=len(rows))
    if len(rows) == 1:
        return _("{name}: {what}, elsewhere none").format(name=first["name"], what=counted(layer, first["n"]))
    return _("{name} has the most: {what}").format(name=first["name"], what=counted(layer, first["n"]))


def _title_beside(layer: str, rows: Sequence[Row], elsewhere: int) -> str:
    """Return the answer where some stand in no building."""
    if not rows:
        return _("{what}, none of them in a building").format(what=counted(layer, elsewhere))
    first = rows[0]
    if len(rows) > 1 and rows[1]["n"] == first["n"]:
        in_all = counted(layer, sum(row["n"] for row in rows))
        return _("{m} buildings have {what}").format(what=in_all, m=len(rows))
    words = _("{name} has the most: {what}") if len(rows) > 1 else _("{name}: {what}, no other building has any")
    return words.format(name=first["name"], what=counted(layer, first["n"]))


def total_of(layer: str, rows: Sequence[Row], total: int, elsewhere: int = 0) -> str:
    """Return how many there are in all, and how many of them in no building, where the title doesn't say it."""
    if rows and elsewhere:
        return _("{what} in all, {n} of them in no building").format(what=counted(layer, total), n=elsewhere)
    several = len(rows) > 1 and rows[0]["n"] > rows[1]["n"]
    return _("{what} in all").format(what=counted(layer, total)) if several else ""


def words_of(layer: str, tally: Tally) -> str:
    """Return what is said of one building beside its number."""
    if layer == "cases":
        parts = [(tally.red, _("{n} overdue")), (tally.yellow, _("{n} nearly due"))]
        return " · ".join(words.format(n=n) for n, words in parts if n) or _("in time")
    if layer == "coverage":
        return _("of {n} homes").format(n=tally.of)
    if tally.since is None:
        return _("never met by us")
    longest, never = _("the longest {n} days"), _("{n} never met")
    days = longest.format(n=days_since(tally.since))
    return f"{days} · {never.format(n=tally.red)}" if tally.red else days


def shape_of(layer: str, tally: Tally) -> str:
    """Return the shape: ◆ overdue (never met), ▲ nearly due, ● else; ○ for homes without a contact."""
    if layer == "coverage":
        return "open"
    return "red" if tally.red else "yellow" if tally.yellow else "green"


def key_of(layer: str) -> list[tuple[str, str]]:
    """Return what the shapes of a layer mean."""
    if layer == "cases":
        return [("red", _("overdue")), ("yellow", _("nearly due")), ("green", _("in time"))]
    if layer == "coverage":
        return [("open", _("homes without a contact"))]
    return [("red", _("some of them never met by us")), ("green", _("met, but long ago"))]

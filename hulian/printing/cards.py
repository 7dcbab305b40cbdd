"""The home card (户联系卡), A5, kept indoors: who looks after this home, how to ring them, and the home's code."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from django.utils.translation import gettext as _

from hulian.printing import press
from hulian.printing.paper import danger, grouped, on_paper, phone

# How many Chinese letters a card's lines hold; a card with more is measured first, and set smaller.
HOLDS = {"whose": 18, "contact": 12, "standing": 21, "day": 8, "place": 17, "offers": 42, "other": 32}


@dataclass(frozen=True, kw_only=True)
class HomeCard:
    """What a home's card says. Nothing of needs: a card can be seen by who comes in."""

    called: str  # 陈姨
    address: str  # 榕塘花园 3 栋 102
    community: str  # 榕塘社区
    contact: str  # 罗姐, as people say it
    name: str  # 罗慧贞
    standing: str = ""  # 党员
    phone: str  # of the contact; none is left out, as is a station day nobody has set
    code: str  # the home's eight digits
    link: str  # the address of the home's own page, in full
    station_day: str  # 每周二下午
    station_place: str
    station_phone: str = ""


def home_cards(cards: Iterable[HomeCard], *, two_up: bool = False) -> bytes:
    """Return the cards as PDF: an A5 page each, or two on an A4 across with a line for the scissors."""
    return press.pdf("home_card", _sheet(cards, two_up=two_up))


def home_cards_png(cards: Iterable[HomeCard], *, two_up: bool = False, ppi: float = 150) -> list[bytes]:
    """Return the same, a picture a page."""
    return press.png("home_card", _sheet(cards, two_up=two_up), ppi=ppi)


def _sheet(cards: Iterable[HomeCard], *, two_up: bool) -> dict[str, Any]:
    return {"title": _("Contact card"), "two_up": two_up, "danger": danger(), "cards": [_said(card) for card in cards]}


def _said(card: HomeCard) -> dict[str, Any]:
    said = _words(card)
    lines = {"whose": card.called + card.address, "contact": card.contact, "standing": said["standing"],
             "day": card.station_day, "place": card.station_place, "offers": said["code"]["offers"],
             "other": said["other"]}
    return said | {"full": any(_wide(lines[line]) > holds for line, holds in HOLDS.items())}


def _wide(words: str) -> float:
    """Return how wide words are, in Chinese letters."""
    return sum(1 if east_asian_width(letter) in "WFA" else 0.56 for letter in words)


def _words(card: HomeCard) -> dict[str, Any]:
    return {
        "kicker": f"{card.community} · {_('Contact card')}", "keep": _("Keep it indoors"),
        "called": card.called, "address": card.address,
        "ask": _("Anything the matter? Ask for"), "contact": card.contact, "phone": phone(card.phone),
        "standing": " · ".join(part for part in (card.name, card.standing) if part),
        "station": {"title": _("Station day"), "day": card.station_day, "place": card.station_place,
                    "phone": phone(card.station_phone)},
        "code": {"title": _("The code of your home"), "groups": " ".join(grouped(card.code)),
                 "offers": _("Scan and type the code: how your matters stand, who comes to see you,"
                             " who looked at your data.")},
        "link": on_paper(card.link), "other": _other(card),
    }


def _other(card: HomeCard) -> str:
    """Say how to ask for someone else, without a reason."""
    if not card.station_phone:
        return _("Would you rather someone else came? Say so to any of us; you needn't say why.")
    return _("Would you rather someone else came? Ring %(phone)s; you needn't say why.") % {
        "phone": phone(card.station_phone)}

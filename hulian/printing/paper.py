"""What sheets have in common: links to scan or to type, telephone numbers to read, and whom to ring in danger."""

import io
import re
from functools import lru_cache
from typing import TypedDict

import segno
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

GROUP = 4
TOKEN = re.compile(r"[A-Z2-7]{9,}")  # base32, as core.links makes them
MOBILE = re.compile(r"(1\d\d)(\d{4})(\d{4})")
LANDLINE = re.compile(r"(010|02\d|0\d{3})-?(\d{3,4})(\d{4})")


class OnPaper(TypedDict):
    """A link as a sheet shows it: the drawing of its QR code, and the same to type, in two parts."""

    qr: str
    host: str
    token: str


def on_paper(link: str) -> OnPaper:
    """Return a link's QR code as SVG, and the address to type: without https, the token in groups."""
    bare = re.sub(r"^https?://", "", link).rstrip("/")
    host, slash, token = bare.rpartition("/")
    return {"qr": qr(link), "host": host + slash, "token": _typed(token)}


@lru_cache(maxsize=1024)
def qr(link: str) -> str:
    """Return a QR code as SVG that any size prints sharply. Typst wants the namespace, unlike a page.

    One costs more than the sheet around it, and all sheets of a community bear the same: they are kept.
    """
    drawing = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawing, kind="svg", xmldecl=False, border=0, svgclass=None,
                                                  lineclass=None, omitsize=True)
    return drawing.getvalue().decode()


def grouped(text: str, size: int = GROUP) -> list[str]:
    """Return a code in groups that the eye can hold."""
    return [text[at:at + size] for at in range(0, len(text), size)]


def phone(number: str) -> str:
    """Return a telephone number as one reads it out: 138 0000 0003, 0757-0000 0011; anything else as it was."""
    bare = number.strip()
    if found := MOBILE.fullmatch(bare):
        return " ".join(found.groups())
    if found := LANDLINE.fullmatch(bare):
        return f"{found[1]}-{found[2]} {found[3]}"
    return bare


def danger() -> dict[str, object]:
    """Return the line that stands at the foot of what hangs in a home or on a stair."""
    return {"first": _("In danger"),
            "numbers": [["120", pgettext("on paper", "ambulance")], ["119", pgettext("on paper", "fire")],
                        ["110", pgettext("on paper", "police")]]}


def _typed(token: str) -> str:
    """Return a token in groups; dashes don't matter when it is typed. A word of an address stays one."""
    return "-".join(grouped(token)) if TOKEN.fullmatch(token) else token

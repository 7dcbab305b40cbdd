"""Drawn pictures of what was broken and what it looks like mended: no photo of anyone's home is invented."""

import io
from collections.abc import Callable
from functools import cache
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from hulian.media.keep import Picture, prepare

SIZE = (800, 600)
WALL, CLEAN, INK = (205, 196, 178), (236, 231, 220), (70, 66, 60)
WHITE, SOOT, COPPER, GREEN = (248, 247, 243), (58, 50, 44), (176, 112, 62), (62, 120, 92)
Draw = ImageDraw.ImageDraw


def picture(kind: str, rng: Random, *, mended: bool) -> Picture:
    """Return a drawn picture that lies on disk: a socket, a wire, a lamp, a pipe, a wall, a door, a passage."""
    return prepare(io.BytesIO(_drawn(kind, rng.randrange(3), mended)))


@cache
def _drawn(kind: str, at: int, mended: bool) -> bytes:  # noqa: FBT001 - the key of a cache
    image = Image.new("RGB", SIZE, CLEAN if mended else WALL)
    draw = ImageDraw.Draw(image)
    rng = Random(f"{kind} {at} {mended}")  # noqa: S311 - a drawing that comes out the same
    _shade(draw, rng)
    DRAWINGS[kind](draw, rng, mended)
    out = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(1.2)).save(out, "JPEG", quality=80)
    return out.getvalue()


def _shade(draw: Draw, rng: Random) -> None:
    """Let the plaster be uneven."""
    for _ in range(500):
        x, y, r = rng.randrange(SIZE[0]), rng.randrange(SIZE[1]), rng.randrange(1, 4)
        tone = rng.randrange(-10, 6)
        base = draw._image.getpixel((x, y))
        draw.ellipse([x - r, y - r, x + r, y + r], fill=tuple(max(0, min(255, part + tone)) for part in base))


def _socket(draw: Draw, rng: Random, mended: bool) -> None:  # noqa: FBT001 - one signature for all drawings
    x, y = 290 + rng.randrange(-40, 40), 200 + rng.randrange(-20, 20)
    face = WHITE if mended else (222, 212, 186)
    draw.rounded_rectangle([x, y, x + 220, y + 220], 18, fill=face, outline=INK, width=3)
    for left in (x + 60, x + 130):
        draw.rounded_rectangle([left, y + 60, left + 22, y + 110], 6, fill=INK)
    draw.ellipse([x + 88, y + 130, x + 128, y + 170], fill=INK)
    if not mended:
        for _ in range(60):
            r = rng.randrange(4, 26)
            at = x + 70 + rng.gauss(0, 32), y + 80 + rng.gauss(0, 34)
            draw.ellipse([at[0] - r, at[1] - r, at[0] + r, at[1] + r], fill=SOOT)


def _wire(draw: Draw, rng: Random, mended: bool) -> None:  # noqa: FBT001 - one signature for all drawings
    if mended:
        draw.rounded_rectangle([80, 270, 720, 320], 8, fill=WHITE, outline=INK, width=2)
        draw.rounded_rectangle([380, 60, 430, 290], 8, fill=WHITE, outline=INK, width=2)
        return
    for colour in (COPPER, SOOT, (150, 40, 36)):
        points = [(x, 300 + rng.gauss(0, 50)) for x in range(60, 780, 60)]
        draw.line(points, fill=colour, width=9, joint="curve")
    draw.rectangle([360, 280, 450, 330], fill=SOOT)


def _lamp(draw: Draw, rng: Random, mended: bool) -> None:  # noqa: FBT001 - one signature for all drawings
    x = 400 + rng.randrange(-60, 60)
    draw.line([(x, 0), (x, 190)], fill=INK, width=6)
    if mended:
        for r in range(230, 120, -10):
            draw.ellipse([x - r, 270 - r, x + r, 270 + r], fill=(255, 250 - r // 8, 235 - r // 3))
    draw.ellipse([x - 110, 180, x + 110, 360], fill=(255, 253, 240) if mended else (120, 112, 98), outline=INK, width=3)


def _pipe(draw: Draw, rng: Random, mended: bool) -> None:  # noqa: FBT001 - one signature for all drawings
    metal = (196, 204, 206) if mended else (128, 104, 78)
    draw.rectangle([330, 0, 390, 420], fill=metal, outline=INK, width=3)
    draw.rectangle([330, 360, 700, 420], fill=metal, outline=INK, width=3)
    draw.rectangle([310, 330, 410, 440], fill=(226, 230, 230) if mended else (92, 70, 50), outline=INK, width=3)
    for _ in range(0 if mended else 26):
        x, y = 360 + rng.gauss(0, 18), 440 + rng.randrange(150)
        draw.ellipse([x - 5, y - 8, x + 5, y + 8], fill=(118, 158, 182))


def _wall(draw: Draw, rng: Random, mended: bool) -> None:  # noqa: FBT001 - one signature for all drawings
    draw.rectangle([0, 0, 800, 60], fill=(180, 172, 156))
    for _ in range(0 if mended else 90):
        r = rng.randrange(10, 60)
        x, y = 420 + rng.gauss(0, 130), 200 + rng.gauss(0, 80)
        draw.ellipse([x - r, y - r, x + r, y + r], fill=(172 + rng.randrange(14), 152, 112))
    if not mended:
        draw.line([(300 + at * 22, 100 + at * 24 + rng.gauss(0, 12)) for at in range(14)], fill=SOOT, width=4)


def _door(draw: Draw, rng: Random, mended: bool) -> None:  # noqa: FBT001 - one signature for all drawings
    lean = 0 if mended else rng.randrange(14, 30)
    draw.polygon([(260, 60), (540, 60 + lean), (540 - lean, 540), (260 - lean, 540)],
                 fill=(150, 112, 74) if mended else (112, 88, 62), outline=INK)
    draw.ellipse([490 - lean, 300, 520 - lean, 330], fill=(214, 190, 120))
    if mended:
        draw.polygon([(200, 590), (600, 590), (545, 540), (255, 540)], fill=(198, 176, 140), outline=INK)
    else:
        draw.rectangle([230, 540, 580, 585], fill=(140, 134, 124), outline=INK, width=3)


def _passage(draw: Draw, rng: Random, mended: bool) -> None:  # noqa: FBT001 - one signature for all drawings
    draw.polygon([(0, 600), (800, 600), (520, 240), (280, 240)], fill=(188, 184, 174))
    draw.rectangle([280, 90, 520, 240], fill=(226, 224, 216), outline=INK, width=2)
    if mended:
        draw.line([(120, 600), (310, 250)], fill=(214, 180, 60), width=10)
        draw.rectangle([350, 105, 450, 135], fill=GREEN)
        return
    for _ in range(14):
        x, y, side = rng.randrange(80, 600), rng.randrange(280, 500), rng.randrange(50, 130)
        draw.rectangle([x, y, x + side, y + side], fill=(140 + rng.randrange(50), 112, 80), outline=INK, width=2)


DRAWINGS: dict[str, Callable[[Draw, Random, bool], None]] = {
    "socket": _socket, "wire": _wire, "lamp": _lamp, "pipe": _pipe, "wall": _wall, "door": _door, "passage": _passage,
}

"""Badges: ten on a sheet, each with a code of its own by which anyone can check."""

import io
from dataclasses import replace

from PIL import Image

from hulian.printing.badges import badges
from tests.printing.reading import MM, Sheet
from tests.printing.samples import BADGE, GROUPS, HOSTILE

WEARERS = [replace(BADGE, name=f"罗{letter}贞", link=f"{BADGE.link[:-2]}{letter}/") for letter in "ABCDEFGHIJK"]


def photo():
    """A face, as far as the press is concerned."""
    file = io.BytesIO()
    Image.new("RGB", (40, 60), (0, 90, 200)).save(file, "PNG")
    return file.getvalue()


def test_ten_stand_on_an_a4_and_the_eleventh_on_the_next():
    sheet = Sheet(badges(WEARERS))
    assert sheet.pages == 2
    assert sheet.size() == (210, 297)
    assert set(sheet.codes(0)) == {badge.link for badge in WEARERS[:10]}
    assert set(sheet.codes(1)) == {WEARERS[10].link}


def test_a_badge_says_who_this_is():
    words = Sheet(badges([BADGE])).words()
    assert words.split("\n") == ["党员 · 户联系", "罗慧贞", "榕塘社区", "扫一扫，看看是不是本人",
                                 f"hulian.example/m/{GROUPS}"]


def test_its_code_is_two_centimetres_at_least():
    assert min(Sheet(badges(WEARERS)).codes().values()) >= 20


def test_long_names_stay_on_their_badge():
    long = replace(BADGE, name="阿卜杜热西提·买买提艾力江", standing="预备党员 · 楼长 · 户联系 · 志愿服务队队长",
                   community="南禾区榕溪镇榕塘社区第二党支部")
    sheet = Sheet(badges([long, replace(long, photo=photo())]))
    assert sheet.overlaps() == 0
    assert all(left > 15 and right < 195 and top > 297 - 13.5 - 54 for left, _, right, top in sheet.letters())


def test_names_are_printed_and_never_run():
    words = Sheet(badges([replace(BADGE, community=HOSTILE)])).words()
    assert HOSTILE[:12] in words


def test_a_photo_stands_beside_the_name():
    page = Sheet(badges([BADGE, replace(BADGE, photo=photo())])).document[0]
    picture = page.render(scale=2).to_pil()
    middle = int((13.5 + 11 + 5.5 + 11) * MM * 2)
    assert picture.getpixel((int((15 + 6 + 9) * MM * 2), middle))[:3] != (0, 90, 200)
    assert picture.getpixel((int((15 + 90 + 6 + 9) * MM * 2), middle))[:3] == (0, 90, 200)

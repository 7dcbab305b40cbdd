"""What strangers send as a picture: only photos are opened, and whatever else comes gets plain words."""

import io
import struct
import subprocess
import zlib

import pytest
from django.test import Client
from PIL import Image

from hulian.cases.models import Case
from hulian.core import links
from hulian.core.ids import new_id

pytestmark = pytest.mark.django_db
NO_PICTURE = "请另选一张照片"
TOO_LARGE = "这张照片太大了"
DRAWN = b"""%!PS-Adobe-3.0 EPSF-3.0
%%BoundingBox: 0 0 64 64
%%EndComments
0 0 64 64 rectfill
showpage
"""


@pytest.fixture
def send(community):
    """Send a file with a report; return the answer."""
    page = f"/r/{links.token_of(links.ensure('report', community().pk))}/"

    def sent(*bodies, name="x.jpg", **fields):
        files = [named(body, name) for body in bodies]
        return Client().post(page, {"words": "巷口的路灯坏了", "photos": files, **fields})

    return sent


@pytest.fixture
def kept(settings, tmp_path):
    """Return how many files lie on disk."""
    settings.MEDIA_DIR = tmp_path / "media"
    return lambda: sum(path.is_file() for path in settings.MEDIA_DIR.rglob("*"))


def named(body, name):
    file = io.BytesIO(body)
    file.name = name
    return file


def saved(kind, **more):
    body = io.BytesIO()
    Image.new("RGB", (64, 48), "#555").save(body, kind, **more)
    return body.getvalue()


def header_of(side):
    """Return a PNG that says it is so many pixels wide and high, and holds none."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    size = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_a_program_for_printers_is_no_photo_and_runs_nowhere(send, monkeypatch):
    ran = []

    def note(command, *args, **kwargs):
        ran.append(command)
        raise OSError

    monkeypatch.setattr(subprocess, "check_call", note)
    answer = send(DRAWN)

    assert ran == []
    assert answer.status_code == 422
    assert NO_PICTURE in answer.content.decode()


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "ICO", "PPM", "TGA", "PCX", "JPEG2000"])
def test_what_no_telephone_takes_is_not_opened(send, kind):
    answer = send(saved(kind))

    assert answer.status_code == 422
    assert NO_PICTURE in answer.content.decode()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_what_telephones_and_computers_send_is_taken(send, kind):
    assert send(saved(kind)).status_code == 302
    assert Case.objects.count() == 1


def test_two_views_in_one_file_as_some_telephones_take_them_are_one_photo(send):
    other = Image.new("RGB", (64, 48), "#999")

    assert send(saved("MPO", save_all=True, append_images=[other])).status_code == 302


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [8_000, 12_000, 20_000])
def test_a_picture_that_would_fill_the_memory_is_too_large(send, side):
    answer = send(header_of(side), name="x.png")

    assert answer.status_code == 422
    assert TOO_LARGE in answer.content.decode()


def test_a_damaged_picture_is_none(send):
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "hi"
    whole = saved("WEBP", exif=exif)
    head, mark, tail = whole.rpartition(b"\x01\x0e\x00\x02")  # the text now says it is something else
    answer = send(head + mark.replace(b"\x0e", b"\x00") + tail)

    assert whole != head + mark.replace(b"\x0e", b"\x00") + tail
    assert answer.status_code == 422
    assert NO_PICTURE in answer.content.decode()


def test_pictures_are_kept_only_with_a_report_that_is_taken(send, kept):
    picture, envelope = saved("JPEG"), str(new_id())
    assert send(picture, words="").status_code == 422
    assert send(picture, picture, b"no picture").status_code == 422
    assert send(picture, phone="1380013800").status_code == 422
    assert kept() == 0

    assert send(picture, picture, envelope=envelope).status_code == 302
    assert kept() == 2
    assert send(picture, picture, envelope=envelope).status_code == 302
    assert send(picture, words="别的事", envelope=envelope).status_code == 422
    assert kept() == 2, "what was sent before is known again before anything is opened"


def test_a_picture_left_out_is_no_picture(send, kept):
    assert send().status_code == 302
    assert kept() == 0
    assert Case.objects.count() == 1

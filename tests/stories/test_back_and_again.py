"""Whoever isn't sure that it was sent, goes back and sends it again, has told it once."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.serving.server import Server
from tests.stories.conftest import Phone

WORDS = "楼梯口的灯坏了，上落要摸黑。"
LINK = """
from hulian.core import links
from hulian.places.models import Area
print(links.token_of(links.ensure("report", Area.objects.get(code="demo").pk)))
"""


def test_the_same_words_are_one_matter_and_other_words_another(phone_of: Callable) -> None:
    xiaoyu = phone_of("xiaoyu").open("/today/")
    xiaoyu.tap("报一个问题").write("姓名", "陈姨").tap("陈姨").write("街坊怎么说", WORDS).tap("报给团队").sees(WORDS)
    first = xiaoyu.page.url

    go_back(xiaoyu)
    xiaoyu.tap("报给团队").sees(WORDS)
    assert xiaoyu.page.url == first

    go_back(xiaoyu)
    xiaoyu.write("街坊怎么说", f"{WORDS}门铃也不响。").tap("报给团队").sees("门铃也不响")
    assert xiaoyu.page.url != first


def go_back(phone: Phone) -> None:
    """Tap the phone's own back button; the words are still there."""
    phone.page.go_back(wait_until="networkidle")
    expect(phone.page.get_by_label("街坊怎么说")).to_have_value(WORDS)


def test_what_was_too_large_leaves_the_words_where_they_were(
    phone_of: Callable, server: Server, tmp_path: Path
) -> None:
    resident = phone_of().open(f"/r/{server.python(LINK)}/")
    huge = tmp_path / "huge.jpg"
    with huge.open("wb") as file:
        file.truncate(95 * 1024 * 1024)
    resident.write("怎么了", WORDS).photograph("photos", huge).tap("发给我们").sees("照片少发几张")

    assert WORDS in str(resident.page.evaluate("Object.values(localStorage)")), "not every browser keeps a form"
    resident.page.go_back(wait_until="networkidle")
    expect(resident.page.get_by_label("怎么了")).to_have_value(WORDS)
    resident.page.locator("input[type=file]").set_input_files([])
    resident.tap("发给我们").sees("我们收到了")

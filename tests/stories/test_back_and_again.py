"""Whoever isn't sure that it was sent, goes back and sends it again, has told it once."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.stories.conftest import Phone

WORDS = "楼梯口的灯坏了，上落要摸黑。"


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

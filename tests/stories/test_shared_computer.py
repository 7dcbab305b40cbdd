"""A computer at the station that several use: back works while one is in, and shows nothing once one is out."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from tools.shot import CHROMIUM, FLAGS

WORDS = "三楼的扶手松了，她扶着走过来。"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser as people have it: it keeps whole pages for the way back, which tests leave out otherwise."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"])
        yield browser
        browser.close()


def test_the_way_back_works_while_one_is_in_and_shows_nothing_after(phone_of: Callable) -> None:
    xiaoyu = phone_of("xiaoyu").open("/homes/?q=陈姨")
    xiaoyu.tap("陈姨").sees("榕塘花园")
    home = xiaoyu.page.url
    xiaoyu.open("/me/").sees("余晓岚")
    go(xiaoyu.page, "back")
    expect(xiaoyu.page).to_have_url(home)
    xiaoyu.sees("榕塘花园")
    go(xiaoyu.page, "forward")
    xiaoyu.sees("余晓岚").tap("退出").sees("已经退出了")

    for _ in range(3):
        go(xiaoyu.page, "back")
        expect(xiaoyu.page).to_have_url(re.compile("/sign-in/"))
        expect(xiaoyu.page.get_by_role("heading", name="登录")).to_be_visible()


def test_what_one_had_begun_to_write_is_shown_to_nobody_else(phone_of: Callable) -> None:
    phone = phone_of("xiaoyu")
    begin(phone.page, phone.url)
    enter(phone.page, phone.url, "li")
    open_form(phone.page, phone.url)
    expect(phone.page.get_by_label("街坊怎么说")).to_have_value("")
    enter(phone.page, phone.url, "xiaoyu")
    open_form(phone.page, phone.url)
    expect(phone.page.get_by_label("街坊怎么说")).to_have_value(WORDS)


def test_signing_out_forgets_it(phone_of: Callable) -> None:
    phone = phone_of("xiaoyu")
    begin(phone.page, phone.url)
    phone.open("/me/").tap("退出").sees("已经退出了")
    assert phone.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    enter(phone.page, phone.url, "xiaoyu")
    open_form(phone.page, phone.url)
    expect(phone.page.get_by_label("街坊怎么说")).to_have_value("")


def test_words_typed_before_the_script_arrives_are_kept_and_no_draft_goes_over_them(phone_of: Callable) -> None:
    phone = phone_of("xiaoyu")
    begin(phone.page, phone.url)
    waiting: list[Route] = []
    phone.page.route("**/autosave.js", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    with phone.page.expect_request("**/autosave.js"):
        open_form(phone.page, phone.url)
    said = phone.page.get_by_label("街坊怎么说")
    said.fill("楼道的灯坏了。")
    waiting.pop().continue_()
    is_kept(phone.page, "楼道的灯坏了。")
    expect(said).to_have_value("楼道的灯坏了。")


def go(page: Page, way: str) -> None:
    """Tap the browser's own button: back or forward."""
    page.evaluate(f"setTimeout(() => history.{way}(), 0)")
    page.wait_for_timeout(1000)


def begin(page: Page, url: str) -> None:
    """Begin to write a report of a matter in no home; wait until the browser has kept it."""
    open_form(page, url)
    page.get_by_label("街坊怎么说").fill(WORDS)
    is_kept(page, WORDS)


def is_kept(page: Page, words: str) -> None:
    """Wait until the browser has kept these words."""
    page.wait_for_function("words => Object.values(localStorage).join().includes(words)", arg=words)


def open_form(page: Page, url: str) -> None:
    """Open the form for what belongs to no home."""
    page.goto(f"{url}/cases/new/?unknown")


def enter(page: Page, url: str, slug: str) -> None:
    """Walk in as somebody else, without the former one signing out."""
    page.goto(f"{url}/me/")
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    page.request.post(f"{url}/demo/enter/{slug}/", headers={"X-CSRFToken": token, "Referer": url})

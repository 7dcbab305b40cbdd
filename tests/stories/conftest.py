"""Phones for the cast: real Chromium pages of 390 × 844 against a real `hulian serve`."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.serving.server import Server
from tools.shot import CHROMIUM, FLAGS, PHONE

expect.set_options(timeout=8000)


class Phone:
    """One person's phone. It counts taps, and keeps a picture of each step where HULIAN_PICTURES says."""

    def __init__(self, page: Page, url: str, slug: str) -> None:
        self.page, self.url, self.slug = page, url, slug
        self.taps, self.begun = 0, time.monotonic()
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("response", lambda answer: self.wrong.append(answer.url) if answer.status >= 500 else None)

    def open(self, path: str) -> "Phone":
        """Go to a page, as by a link that was sent."""
        self.page.goto(f"{self.url}{path}")
        return self

    def tap(self, words: str, *, exact: bool = False) -> "Phone":
        """Tap a button, link or choice by its words."""
        either = self.page.get_by_role("button", name=words, exact=exact).or_(
            self.page.get_by_role("link", name=words, exact=exact))
        either.locator("visible=true").first.click()
        self.taps += 1
        return self

    def choose(self, words: str) -> "Phone":
        """Tap one of the large choices of a form."""
        self.page.locator("label", has_text=words).locator("visible=true").first.click()
        self.taps += 1
        return self

    def write(self, label: str, words: str) -> "Phone":
        """Write into a field (a tap, then words)."""
        self.page.get_by_label(label).locator("visible=true").first.fill(words)
        self.taps += 1
        return self

    def photograph(self, name: str, picture: Path) -> "Phone":
        """Give a photo to a file field by its name (two taps: the field, the shutter)."""
        self.page.locator(f"input[type=file][name={name}]").set_input_files(str(picture))
        self.taps += 2
        return self

    def sees(self, *words: str) -> "Phone":
        """Expect words on the page."""
        for word in words:
            expect(self.page.locator("body")).to_contain_text(word)
        return self

    def keep(self, name: str) -> None:
        """Keep a picture of this moment, when asked to."""
        if folder := os.environ.get("HULIAN_PICTURES"):
            self.page.screenshot(path=f"{folder}/{name}.png", full_page=True)

    def count_from_here(self) -> None:
        """Start counting taps and seconds anew."""
        self.taps, self.begun = 0, time.monotonic()

    @property
    def seconds(self) -> float:
        """Return the seconds since counting began."""
        return time.monotonic() - self.begun


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the stories of a file."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def phone_of(chromium: Browser, server: Server) -> Iterator[Callable[..., Phone]]:
    """Return a phone on which one of the cast has walked in; '' is a resident without account."""
    contexts, phones = [], []

    def make(slug: str = "", *, script: bool = True) -> Phone:
        context = chromium.new_context(viewport=PHONE, locale="zh-CN", has_touch=True, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        if slug:
            page.goto(f"{server.url}/sign-in/")
            token = next(c["value"] for c in context.cookies() if c["name"] == "csrftoken")
            page.request.post(f"{server.url}/demo/enter/{slug}/",
                              headers={"X-CSRFToken": token, "Referer": server.url})
        phones.append(Phone(page, server.url, slug))
        return phones[-1]

    yield make
    for context in contexts:
        context.close()
    assert [wrong for phone in phones for wrong in phone.wrong] == []


@pytest.fixture(scope="session")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a photo, drawn here: picture('socket')."""
    folder = tmp_path_factory.mktemp("pictures")

    def draw(name: str) -> Path:
        path = folder / f"{name}.jpg"
        image = Image.new("RGB", (1600, 1200), (214, 204, 186))
        pen = ImageDraw.Draw(image)
        pen.rectangle((600, 400, 1000, 800), fill=(240, 236, 226), outline=(90, 80, 70), width=12)
        pen.line((700, 520, 700, 640), fill=(60, 50, 40), width=28)
        pen.line((900, 520, 900, 640), fill=(60, 50, 40), width=28)
        pen.text((620, 820), name, fill=(40, 40, 40))
        image.save(path, quality=85)
        return path

    return draw

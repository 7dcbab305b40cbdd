"""`make screenshots`: every page at both sizes in Chinese, from a demo world of its own, into docs/screenshots.

What is printed too: print-….png are the sheets as they leave the press.

    python -m tools.screenshots [NAME …] [--out FOLDER] [--full] [--data FOLDER]

NAME takes only these pictures; --full the whole length of the page; --data uses a demo world that is there.
"""

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import Error as Failed

from tools.shot import CHROMIUM, DESK, FLAGS, PHONE, SPEAKS

PORT = 8790
BASE = f"http://127.0.0.1:{PORT}"
SIZES = {"phone": PHONE, "desk": DESK}
HULIAN = str(Path(sys.executable).with_name("hulian"))


@contextmanager
def world(data: str | None) -> Iterator[None]:
    """Make a demo world, or take the one that is there, and have it in the environment."""
    with tempfile.TemporaryDirectory(prefix="hulian-pictures-") as folder:
        data = data or f"{folder}/data"
        os.environ |= {"HULIAN_DATA": data, "HULIAN_KEYS": f"{data}.keys",
                       "DJANGO_SETTINGS_MODULE": "hulian.config.settings"}
        subprocess.run([HULIAN, "demo", "--load-only"], check=True, stdout=sys.stderr)
        yield


@contextmanager
def served() -> Iterator[None]:
    """Serve the world while the pictures are taken."""
    server = subprocess.Popen([HULIAN, "serve", "--port", str(PORT)], stdout=sys.stderr)
    try:
        _wait()
        yield
    finally:
        server.terminate()
        server.wait(20)


def _wait() -> None:
    """Wait until the server is ready, two minutes at most."""
    for _ in range(480):
        with suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(f"{BASE}/healthz/")  # noqa: S310 - our own server
            return
        time.sleep(0.25)
    raise TimeoutError(BASE)


def pages() -> list[Any]:
    """Return the pictures to take, on the most telling rows of the demo world."""
    import django  # noqa: PLC0415 - after the environment is set

    django.setup()
    from tools.screenshot_pages import shots  # noqa: PLC0415 - reads the database

    return shots()


def enter(browser: Browser, slug: str, size: str) -> BrowserContext:
    """Walk in as one of the cast ('' is nobody)."""
    context = browser.new_context(viewport=SIZES[size], locale="zh-CN", device_scale_factor=1)
    context.set_default_timeout(20_000)
    if slug:
        page = context.new_page()
        page.goto(f"{BASE}/sign-in/")
        token = next(c["value"] for c in context.cookies() if c["name"] == "csrftoken")
        page.request.post(f"{BASE}/demo/enter/{slug}/", headers={"X-CSRFToken": token, "Referer": BASE})
        page.close()
    return context


def take(context: BrowserContext, shot: Any, *, full: bool) -> tuple[int, bytes]:  # noqa: ANN401 - a Shot
    """Open the page, tap what is to be tapped; return how it answered, and the picture."""
    page = context.new_page()
    answer = page.goto(BASE + shot.path, wait_until="load")
    for tap in shot.taps:
        if isinstance(tap, str):
            page.locator(tap).first.click()
        else:
            page.fill(*tap)
    page.wait_for_load_state("load")
    page.wait_for_timeout(200)
    png = page.screenshot(full_page=full)
    page.close()
    return answer.status, png


def keep(png: bytes, path: Path, *, sharp: bool = False) -> None:
    """Write the picture with 128 colours, small enough for a repository; `sharp` keeps a colour that is used once."""
    image = Image.open(io.BytesIO(png), formats=("PNG",)).convert("RGB")
    how = Image.Quantize.FASTOCTREE if sharp else Image.Quantize.MEDIANCUT
    image.quantize(128, how, dither=Image.Dither.NONE).save(path, optimize=True)


def print_all(names: list[str], out: Path) -> None:
    """Take the pictures of what is printed. Comes after `pages`: it needs Django."""
    from tools.screenshot_prints import prints  # noqa: PLC0415 - needs Django

    for name, png in prints():
        if not names or name in names:
            keep(png, out / f"{name}.png", sharp=True)
            print("printed", name, flush=True)


def take_all(wanted: list[Any], out: Path, *, full: bool) -> list[str]:
    """Take every picture at both sizes; say how each page answered; return what could not be taken."""
    failed = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env=SPEAKS)
        for size in SIZES:
            for slug in sorted({shot.who for shot in wanted}):
                context = enter(browser, slug, size)
                for shot in [shot for shot in wanted if shot.who == slug]:
                    try:
                        status, png = take(context, shot, full=full)
                    except Failed as error:
                        failed.append(f"{shot.name}-{size}: {error}")
                        continue
                    keep(png, out / f"{shot.name}-{size}.png")
                    print(status, size, shot.name, shot.path, flush=True)
                context.close()
        browser.close()
    return failed


def main() -> None:
    """Take the pictures that were asked for, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"))
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--data")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with world(asked.data):
        wanted = [shot for shot in pages() if not asked.names or shot.name in asked.names]
        print_all(asked.names, asked.out)
        with served():
            failed = take_all(wanted, asked.out, full=asked.full)
    if failed:
        sys.exit("\n".join(["not taken:", *failed]))


if __name__ == "__main__":
    main()

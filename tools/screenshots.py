"""`make screenshots`: every page at both sizes in Chinese, from a demo world of its own, into docs/screenshots."""

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

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools.shot import CHROMIUM, DESK, FLAGS, PHONE

OUT = Path("docs/screenshots")
PORT = 8790
BASE = f"http://127.0.0.1:{PORT}"
SIZES = {"phone": PHONE, "desk": DESK}
Shot = tuple[str, str, str]


@contextmanager
def world() -> Iterator[None]:
    """Serve a fresh demo world while the pictures are taken."""
    with tempfile.TemporaryDirectory(prefix="hulian-pictures-") as folder:
        os.environ |= {"HULIAN_DATA": f"{folder}/data", "HULIAN_KEYS": f"{folder}/keys.json",
                       "DJANGO_SETTINGS_MODULE": "hulian.config.settings"}
        command = [str(Path(sys.executable).with_name("hulian")), "demo", "--port", str(PORT)]
        server = subprocess.Popen(command, stdout=sys.stderr)
        try:
            wait()
            yield
        finally:
            server.terminate()
            server.wait(20)


def wait() -> None:
    """Wait until the server is ready, two minutes at most."""
    for _ in range(480):
        with suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(f"{BASE}/healthz/")  # noqa: S310 - our own server
            return
        time.sleep(0.25)
    raise TimeoutError(BASE)


def pages() -> list[Shot]:
    """Return (name, who looks, path) of each page, on the most telling rows of the demo world."""
    import django  # noqa: PLC0415 - after the environment is set

    django.setup()
    from tools.screenshot_pages import shots  # noqa: PLC0415 - reads the database

    return shots()


def enter(browser: Browser, slug: str, size: str) -> Page:
    """Walk in as one of the cast ('' is nobody)."""
    page = browser.new_page(viewport=SIZES[size], locale="zh-CN", device_scale_factor=1)
    if slug:
        page.goto(f"{BASE}/sign-in/")
        token = next(c["value"] for c in page.context.cookies() if c["name"] == "csrftoken")
        page.request.post(f"{BASE}/demo/enter/{slug}/", headers={"X-CSRFToken": token, "Referer": BASE})
    return page


def keep(png: bytes, path: Path) -> None:
    """Write the picture with 128 colours: small enough for a repository."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """Take every picture; say which page did not answer with 200."""
    OUT.mkdir(parents=True, exist_ok=True)
    with world(), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        wanted = pages()
        for size in SIZES:
            for slug in sorted({who for _, who, _ in wanted}):
                page = enter(browser, slug, size)
                for name, who, path in wanted:
                    if who == slug:
                        answer = page.goto(BASE + path, wait_until="load")
                        page.wait_for_timeout(150)
                        keep(page.screenshot(), OUT / f"{name}-{size}.png")
                        print(answer.status, size, name, path)
                page.context.close()
        browser.close()


if __name__ == "__main__":
    main()

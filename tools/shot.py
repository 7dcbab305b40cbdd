"""One picture of one page: python -m tools.shot URL OUT.png [--as SLUG] [--wide] [--no-js] [--full]."""

import argparse
import os
import sys
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--lang=zh-CN"]
# In which language the browser itself speaks: file fields, dates.
SPEAKS = os.environ | {"LANGUAGE": "zh_CN"}
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}


def main() -> None:
    """Walk in as one of the cast and take the picture."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("out")
    parser.add_argument("--as", dest="slug", default="")
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--no-js", action="store_true")
    parser.add_argument("--full", action="store_true")
    wanted = parser.parse_args()
    base = "{0.scheme}://{0.netloc}".format(urlsplit(wanted.url))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env=SPEAKS)
        page = browser.new_page(viewport=DESK if wanted.wide else PHONE, locale="zh-CN",
                                java_script_enabled=not wanted.no_js)
        page.on("console", lambda message: print("console:", message.text, file=sys.stderr))
        if wanted.slug:
            page.goto(f"{base}/sign-in/")
            token = page.context.cookies()
            page.request.post(f"{base}/demo/enter/{wanted.slug}/", headers={
                "X-CSRFToken": next((c["value"] for c in token if c["name"] == "csrftoken"), ""), "Referer": base})
        page.goto(wanted.url, wait_until="load")
        page.wait_for_timeout(300)
        page.screenshot(path=wanted.out, full_page=wanted.full)
        browser.close()


if __name__ == "__main__":
    main()

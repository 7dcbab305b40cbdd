"""What the tests of the tracker share: what must stay closed, the code of a home, a picture."""

import io
import re

from PIL import Image

# What a machine made up, not a person said: ids, tokens, nonces, moments, digests of files. A room number
# of three digits stands in some id every other hour.
MADE_UP = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\.[0-9a-f]{12}\."
    r'|csrfmiddlewaretoken" value="\w+|(?:nonce|datetime)="[^"]+',
)

PRIVATE = ("陈姨", "陈月明", "榕塘花园 3 栋", "榕塘花园3栋", "102", "关先生", "13800000017")


def picture():
    """Return a picture that lies on disk."""
    from hulian.media.keep import prepare

    body = io.BytesIO()
    Image.new("RGB", (320, 240), "#777").save(body, "JPEG")
    body.seek(0)
    return prepare(body)


def code_of(case):
    """Return the eight digits on the household's card."""
    from hulian.core import links

    return links.short_code("household", case.household_id, case.household.code_version)


def text_of(answer):
    """Return the page as text, without what only looks like words: ids, tokens, digests."""
    return MADE_UP.sub("…", answer.content.decode())

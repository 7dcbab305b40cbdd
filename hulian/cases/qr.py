"""Links on paper: the full address, its QR code, and the same in words to type."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from hulian.core.qr import drawing

GROUP = 4


def printed(request: HttpRequest, kind: str, token: str) -> dict[str, str]:
    """Return {url, code, words} of a public link: kind 'r' (tell us) or 't' (follow it)."""
    base = settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
    url = f"{base}/{kind}/{token}/"
    grouped = "-".join(token[at:at + GROUP] for at in range(0, len(token), GROUP))
    return {"url": url, "code": drawing(url), "words": f"{urlsplit(base).netloc}/{kind}/{grouped}"}

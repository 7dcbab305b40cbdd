"""A browser without a screen, for tests that speak HTTP to a real server."""

import json
import ssl
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

PATIENCE = 60


class Session:
    """`cookies` is what it keeps; pages come as (status, text)."""

    def __init__(self, url: str, trusts: ssl.SSLContext | None = None) -> None:
        self.url = url
        self.jar = CookieJar()
        handlers = [urllib.request.HTTPCookieProcessor(self.jar), urllib.request.HTTPSHandler(context=trusts)]
        self.opener = urllib.request.build_opener(*handlers)

    @property
    def cookies(self) -> dict[str, str]:
        """Return the cookies by name."""
        return {cookie.name: cookie.value for cookie in self.jar}

    def open(self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, str]:
        """Return status and text of a page."""
        request = urllib.request.Request(f"{self.url}{path}", body, headers or {})
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """Send a form."""
        token = {"X-CSRFToken": self.cookies.get("csrftoken", "")}
        return self.open(path, urlencode(fields).encode(), token)

    def post_json(self, path: str, body: dict, token: str) -> tuple[int, str]:
        """Send JSON with a bearer token."""
        return self.open(path, json.dumps(body).encode(), {
            "Authorization": f"Bearer {token}", "Content-Type": "application/json"})

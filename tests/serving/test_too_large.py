"""What strangers send is refused before it is read, where it is larger than six photos are."""

import http.client
from urllib.parse import urlsplit

import pytest

from tests.serving.server import Server

MEBI = 1024 * 1024


def announce(server: Server, size: int, cookies: str = "") -> http.client.HTTPConnection:
    """Say that so many bytes come, and send none of them."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=3)
    connection.putrequest("POST", "/r/AAAAAAAAAAAAAAAAAAAAAAAAAA/")
    connection.putheader("Content-Type", "multipart/form-data; boundary=x")
    connection.putheader("Content-Length", str(size))
    connection.putheader("Cookie", cookies)
    connection.endheaders()
    return connection


def test_a_stranger_reads_at_once_that_it_is_too_large(server: Server) -> None:
    answer = announce(server, 91 * MEBI, "sessionid=made-up").getresponse()
    text = answer.read().decode()

    assert answer.status == 413
    assert "照片少发几张" in text
    assert answer.headers["Referrer-Policy"] == "strict-origin"


def test_six_photos_are_waited_for_and_whoever_is_signed_in_may_send_more(server: Server) -> None:
    ours = "; ".join(f"{name}={value}" for name, value in server.enter("fen").cookies.items())
    for size, cookies in ((90 * MEBI, ""), (249 * MEBI, ours)):
        with pytest.raises(TimeoutError):
            announce(server, size, cookies).getresponse()
    assert announce(server, 251 * MEBI, ours).getresponse().status == 413

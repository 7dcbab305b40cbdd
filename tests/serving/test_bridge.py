"""The bridge between the loop and Django's threads: what it hands on, and what it refuses."""

import asyncio
import io

from hulian.config.bridge import Bridge
from hulian.config.environ import environ_of


def scope(method="GET", headers=(), path="/陈姨/"):
    return {"type": "http", "method": method, "path": path, "query_string": b"q=1", "http_version": "1.1",
            "scheme": "https", "client": ("10.0.0.9", 5000), "server": ("hulian.test", 443), "headers": list(headers)}


def ask(app, given=None, body=b"", most=1000):
    """Run one request through a bridge; return the messages it sent."""
    async def run():
        sent = []
        parts = [{"type": "http.request", "body": body[:3], "more_body": True},
                 {"type": "http.request", "body": body[3:]}]

        async def receive():
            return parts.pop(0) if parts else {"type": "http.disconnect"}

        async def send(message):
            sent.append(message)

        await Bridge(app, 2, most, proxied=False)(given or scope(), receive, send)
        return sent

    return asyncio.run(run())


class Answer:
    """A WSGI answer that knows whether it was closed."""

    def __init__(self, *parts):
        self.parts = parts
        self.closed = 0

    def __iter__(self):
        return iter(self.parts)

    def close(self):
        self.closed += 1


def serving(answer, status="200 OK"):
    def app(environ, start_response):
        app.environ = environ | {"body": environ["wsgi.input"].read()}
        start_response(status, [("Set-Cookie", " a=1"), ("X-Name", "v")])
        return answer
    return app


def test_the_body_arrives_whole_and_the_answer_goes_in_one_piece():
    answer = Answer(b"good ", b"day")
    app = serving(answer)
    sent = ask(app, scope("POST"), b"words=hello")

    assert (app.environ["body"], app.environ["CONTENT_LENGTH"]) == (b"words=hello", "11")
    assert sent[0]["headers"] == [(b"set-cookie", b"a=1"), (b"x-name", b"v")]
    assert sent[1:] == [{"type": "http.response.body", "body": b"good day"}]
    assert answer.closed == 1


def test_a_long_answer_goes_in_pieces_and_is_closed_at_its_end():
    answer = Answer(*[b"x" * 300_000] * 10)
    sent = ask(serving(answer))

    assert sum(len(message["body"]) for message in sent[1:]) == 3_000_000
    assert [message.get("more_body", False) for message in sent[1:]] == [True, True, False]
    assert answer.closed == 1


def test_head_gets_no_body_but_the_answer_is_closed():
    answer = Answer(b"good day")

    assert ask(serving(answer), scope("HEAD"))[1:] == [{"type": "http.response.body", "body": b""}]
    assert answer.closed == 1


def test_a_body_over_the_limit_is_refused_before_a_thread_is_taken():
    app = serving(Answer())
    sent = ask(app, scope("POST"), b"x" * 2000)

    assert sent[0]["status"] == 413
    assert not hasattr(app, "environ")


def test_a_client_that_leaves_half_way_is_not_answered():
    async def run():
        sent = []

        async def receive():
            return {"type": "http.disconnect"}

        async def send(message):
            sent.append(message)

        await Bridge(serving(Answer()), 1, 10, proxied=False)(scope("POST"), receive, send)
        return sent

    assert asyncio.run(run()) == []


def test_headers_with_an_underscore_are_left_out_and_repeated_ones_joined():
    given = scope(headers=[(b"x_forwarded_proto", b"https"), (b"cookie", b"a=1"), (b"cookie", b"b=2"),
                           (b"accept", b"x"), (b"accept", b"y"), (b"content-type", b"text/plain")])
    environ = environ_of(given, io.BytesIO(), 0, proxied=False)

    assert "HTTP_X_FORWARDED_PROTO" not in environ
    assert (environ["HTTP_COOKIE"], environ["HTTP_ACCEPT"]) == ("a=1; b=2", "x,y")
    assert environ["CONTENT_TYPE"] == "text/plain"
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/陈姨/"


def test_the_address_comes_from_the_proxy_only_where_there_is_one():
    given = scope(headers=[(b"x-forwarded-for", b"6.6.6.6, 203.0.113.7")])

    assert environ_of(given, io.BytesIO(), 0, proxied=False)["REMOTE_ADDR"] == "10.0.0.9"
    assert environ_of(given, io.BytesIO(), 0, proxied=True)["REMOTE_ADDR"] == "203.0.113.7"

"""The bridge between the loop and Django's threads: what it hands on, and what it refuses."""

import asyncio
import io

from hulian.config.bridge import TOO_LARGE, Bridge, Most
from hulian.config.environ import environ_of

MOST = Most(anybody=1000, known=2000, knows=lambda cookies: cookies == "a=1; s=ours")


def scope(method="GET", headers=(), path="/陈姨/"):
    return {"type": "http", "method": method, "path": path, "query_string": b"q=1", "http_version": "1.1",
            "scheme": "https", "client": ("10.0.0.9", 5000), "server": ("hulian.test", 443), "headers": list(headers)}


def talk(app, given, parts):
    """Run one request of these parts through a bridge; return what it sent, and how many parts were left then."""
    async def run():
        sent, coming = [], list(parts)

        async def receive():
            return coming.pop(0)  # to ask for more than there is would wait for ever

        async def send(message):
            sent.append((message, len(coming)))

        await Bridge(app, 2, MOST, proxied=False)(given, receive, send)
        return sent, len(coming)

    return asyncio.run(run())


def ask(app, given=None, body=b""):
    """Run one request in two parts through a bridge; return the messages it sent."""
    sent, _left = talk(app, given or scope(), [part(body[:3], more=True), part(body[3:])])
    return [message for message, _ in sent]


def part(body, *, more=False):
    return {"type": "http.request", "body": body, "more_body": more}


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


def test_a_body_over_the_limit_is_dropped_and_the_app_says_so():
    app = serving(Answer(b"too large"), "413 Too Large")
    sent = ask(app, scope("POST"), b"x" * 2000)

    assert (sent[0]["status"], sent[1]["body"]) == (413, b"too large")
    assert (app.environ[TOO_LARGE], app.environ["body"], app.environ["CONTENT_LENGTH"]) == (True, b"", "0")


def test_what_says_that_it_is_too_large_is_answered_before_it_is_read_and_then_let_through():
    app = serving(Answer(b"too large"), "413 Too Large")
    parts = [part(b"x" * 400, more=number < 4) for number in range(5)]
    sent, left = talk(app, scope("POST", [(b"content-length", b"2000")]), parts)

    assert [waiting for _, waiting in sent] == [5, 5]
    assert app.environ["body"] == b""
    assert left == 0, "a browser that is still sending reads no answer"


def test_who_is_known_may_send_more_but_not_everything():
    ours = [(b"cookie", b"a=1"), (b"cookie", b"s=ours")]
    for headers, size, taken in ((ours, 1500, True), (ours, 2001, False), ([(b"cookie", b"s=made up")], 1500, False)):
        for said in ([], [(b"content-length", str(size).encode())]):
            app = serving(Answer(b""))
            ask(app, scope("POST", headers + said), b"x" * size)
            assert app.environ[TOO_LARGE] is not taken
            assert len(app.environ["body"]) == (size if taken else 0)


def test_a_head_that_lies_about_the_size_is_not_believed():
    app = serving(Answer(b""))
    ask(app, scope("POST", [(b"content-length", b"10")]), b"x" * 1500)

    assert app.environ[TOO_LARGE]


def test_a_client_that_leaves_half_way_is_not_answered():
    async def run():
        sent = []

        async def receive():
            return {"type": "http.disconnect"}

        async def send(message):
            sent.append(message)

        await Bridge(serving(Answer()), 1, MOST, proxied=False)(scope("POST"), receive, send)
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

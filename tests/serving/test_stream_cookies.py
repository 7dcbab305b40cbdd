"""Who opens a stream is known by all their cookies, which HTTP/2 may bring one by one."""

import asyncio

from hulian.notices.stream.app import Stream


def test_cookies_that_come_one_by_one_are_read_together():
    asked, sent = [], []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b""}

    headers = [(b"cookie", b"sessionid=ours"), (b"accept", b"text/event-stream"), (b"cookie", b"look=large")]
    given = {"type": "http", "method": "GET", "path": "/stream/", "query_string": b"", "headers": headers}
    asyncio.run(Stream(1, asked.append)(given, receive, send))

    assert asked == ["sessionid=ours; look=large"]
    assert sent[0]["status"] == 401

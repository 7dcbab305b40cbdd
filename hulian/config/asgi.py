"""One port: the event stream in asyncio, every page through Django's WSGI app in threads."""

import gc
import os
import signal

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hulian.config.settings")

from hulian.config import env
from hulian.config.bridge import Bridge, Most, Receive, Scope, Send
from hulian.config.wsgi import application as django_pages

# What follows needs the rooms, which are loaded by now.
# isort: split
from hulian.accounts.viewer import is_known, viewer_of
from hulian.core import moment
from hulian.core.orphans import end_with_parent
from hulian.notices.stream.app import Stream

MEBI = 1024 * 1024
# Anybody sends six pictures as a telephone takes them; who is signed in, a roster too.
MOST = Most(anybody=6 * 15 * MEBI, known=250 * MEBI, knows=is_known)

pages = Bridge(django_pages, env.number("HULIAN_THREADS", 4), MOST, proxied=env.flag("HULIAN_PROXY"))
stream = Stream(env.number("HULIAN_STREAMS", 1000), viewer_of)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Send each request to where it belongs. /stream/ knows by itself whom it may tell what."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["path"] == "/stream/":
        await stream(scope, receive, send)
    else:
        await pages(scope, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    """Open the stream with the server; end its connections at the first sign that the server ends."""
    await receive()
    moment.keep()
    stream.open()
    end_with_parent()
    gc.collect()
    gc.freeze()  # what is loaded stays for good: the collector need not walk through it again and again
    # Beside the server's own handlers in the event loop, which wait for open connections to end.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stream.close())
    await send({"type": "lifespan.startup.complete"})
    await receive()
    stream.close()
    await send({"type": "lifespan.shutdown.complete"})

"""Prints how to enter a world: python -m benchmarks.entering USER prints {"token", "cookie"}."""

import json
import sys
from importlib import import_module

from hulian.cli.start import start


def main(username: str) -> None:
    """Make a bearer token and a session of one of the world's people."""
    start()
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from hulian.accounts.models import ApiToken, User

    user = User.objects.get(username=username)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "hulian.accounts.backend.GrantBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    cookie = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
    print(json.dumps({"token": ApiToken.make(user, 1), "cookie": cookie}))


if __name__ == "__main__":
    main(sys.argv[1])

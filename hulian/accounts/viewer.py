"""Who opened a stream, or sends something large, by their cookies."""

from http.cookies import CookieError, SimpleCookie
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import HttpRequest

from hulian.accounts.actors import actor_of
from hulian.accounts.matrix import paths_for
from hulian.notices.stream.viewer import Viewer


def viewer_of(cookies: str) -> Viewer | None:
    """Return who these cookies have signed in, or None. Reads the session, the user and the grants."""
    request = HttpRequest()
    engine = import_module(settings.SESSION_ENGINE)
    request.session = engine.SessionStore(_session_key(cookies))
    user = get_user(request)
    if not user.is_authenticated:
        return None
    return Viewer(user.pk, tuple(paths_for(actor_of(user), "case.read")))


def is_known(cookies: str) -> bool:
    """Return whether these cookies have signed anybody in; asked before a request begins."""
    close_old_connections()
    return viewer_of(cookies) is not None


def _session_key(cookies: str) -> str | None:
    try:
        found = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    return found.value if found else None

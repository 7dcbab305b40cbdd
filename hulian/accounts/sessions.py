"""Sessions in the database, read by a prepared question: every page begins with it."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from hulian.core.prepared import Text, prepared


class SessionStore(InDatabase):
    """Django's own but for how a session is found."""

    def _get_session_from_db(self) -> Session | None:
        found = next(iter(_running(Text(self.session_key), timezone.now())), None)
        if found is None:
            self._session_key = None
        return found


@prepared
def _running(key: Text, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)

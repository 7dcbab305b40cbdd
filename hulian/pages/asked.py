"""Whether somebody asked a resident today how it was, and reached nobody."""

from django.db.models import Exists, OuterRef, Q

from hulian.cases.codes import State
from hulian.cases.models import FollowUp, Reopening
from hulian.core import clock


def asked_in_vain() -> Q:
    """Return which matters somebody asked after today in vain; what was done anew since is asked anew."""
    anew = Reopening.objects.filter(case=OuterRef("case"), at__gt=OuterRef("at"))
    today = clock.local_moment(clock.today(), 0)
    rows = FollowUp.objects.filter(~Exists(anew), case=OuterRef("pk"), reached=False, at__gte=today)
    return Q(Exists(rows), state=State.RESOLVED)

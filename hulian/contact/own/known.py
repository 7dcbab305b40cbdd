"""Which matters of a home it knows of: what a visitor saw and wrote isn't news that its own page brings."""

from django.db.models import Exists, OuterRef, Q

from hulian.cases import tracker
from hulian.cases.codes import Way
from hulian.cases.models import Appointment, Reopening, Word
from hulian.core.models import PublicLink


def known() -> Q:
    """Return what the home told on its own page, or was told of: a time agreed, its word taken, the slip handed over.

    What one of us took down (on the telephone, at the desk) can be a neighbour's word about this home.
    The end of a matter makes its link too; so where one of ours opened it again, the link alone says nothing.
    """
    of_it = {"case": OuterRef("pk")}
    link = PublicLink.objects.filter(purpose=tracker.PURPOSE, subject_id=OuterRef("pk"))
    handed = Q(Exists(link)) & ~Exists(Reopening.objects.filter(**of_it, by_id__isnull=False))
    agreed, asked = Exists(Appointment.objects.filter(**of_it)), Exists(Word.objects.filter(**of_it))
    return Q(way=Way.QR, reporter_id=None) | Q(agreed) | Q(asked) | handed

"""Which matters of a home it knows of: what a visitor saw and wrote isn't news that its own page brings."""

from django.db.models import Exists, OuterRef, Q

from hulian.cases import tracker
from hulian.cases.codes import Way
from hulian.cases.models import Appointment, Reopening, Word
from hulian.core.models import PublicLink

BY_THEMSELVES = (Way.QR, Way.PHONE, Way.RECEPTION, Way.FAIR)


def known() -> Q:
    """Return what the home told itself, or was told of: a time was agreed, its word taken, the slip handed over.

    The end of a matter makes its link too; so where one of ours opened it again, the link alone says nothing.
    """
    of_it = {"case": OuterRef("pk")}
    link = PublicLink.objects.filter(purpose=tracker.PURPOSE, subject_id=OuterRef("pk"))
    handed = Q(Exists(link)) & ~Exists(Reopening.objects.filter(**of_it, by_id__isnull=False))
    agreed, asked = Exists(Appointment.objects.filter(**of_it)), Exists(Word.objects.filter(**of_it))
    return Q(way__in=BY_THEMSELVES) | Q(agreed) | Q(asked) | handed

"""Who will be asked to look in on how many homes, said before it is done."""

from collections.abc import Sequence
from functools import reduce

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.contact.codes import What
from hulian.contact.models import Due
from hulian.contact.who import BATCH, contacts_today
from hulian.people.models import Household


def foreseen_words(homes: Sequence[Household], kind: str) -> str:
    """Return it in words: with which homes have nobody to be asked, and which are asked for already."""
    who = contacts_today([home.pk for home in homes])
    members, without, known = len(set(who.values())), len(homes) - len(who), _asked(homes, kind)
    said = []
    if who:
        count = ngettext("{n} home", "{n} homes", len(who)).format(n=len(who))
        said.append(ngettext("{n} member is asked to look in on {homes} within a day.",
                             "{n} members are asked to look in on {homes} within a day.", members).format(
                                 n=members, homes=count))
    if without:
        said.append(ngettext("{n} home has nobody yet: please send somebody else there.",
                             "{n} homes have nobody yet: please send somebody else there.", without).format(n=without))
    if known:
        said.append(ngettext("{n} of them is asked for already.", "{n} of them are asked for already.", known).format(
            n=known))
    return reduce(lambda first, then: _("{first} {then}").format(first=first, then=then), said)


def _asked(homes: Sequence[Household], kind: str) -> int:
    """Return in how many of these homes somebody is to look in for that already."""
    open_ones = Due.objects.open().filter(what=What.LIFE_EVENT, why=kind)
    ids = [home.pk for home in homes]
    return sum(open_ones.filter(household_id__in=ids[at:at + BATCH]).count() for at in range(0, len(ids), BATCH))

"""homes_merged: two homes are one. The one that stays keeps its contact; matters, ties and refusals go over."""

from datetime import date

from django.db import transaction

from hulian.cases.verbs.follow_home import follow_home
from hulian.contact import rhythm
from hulian.contact.codes import LinkEnd
from hulian.contact.follows import carry_on, carry_pairs, let_go, tell_contact
from hulian.core.actor import Actor
from hulian.people.models import Household
from hulian.people.verbs.merge_households import merge_households


def homes_merged(home: Household, into: Household, *, day: date, by: Actor) -> Household:
    """Let a home be one with another; return that one. Raises what `people.merge_households` raises."""
    with transaction.atomic():
        merge_households(home, into, day=day, by=by)
        tell_contact(home, "home_merged", by=by)
        tell_contact(into, "home_merged", by=by)
        rhythm.join(home, into)
        let_go(home, LinkEnd.MERGED, by=by)
        carry_pairs(home, into)
        carry_on(home, into)
        rhythm.settle(into, verb="contact.homes_merged")
        follow_home(home, into, by=by)
    return into

"""What follows in household contact when a home changes: its link, what is due there, and who is told."""

from hulian.cases.models import Happened
from hulian.cases.verbs.follow_home import tell_of_home
from hulian.contact import rhythm
from hulian.contact.codes import Basis, LinkEnd
from hulian.contact.errors import HasLeft, NotAMember, PairRefused
from hulian.contact.models import ContactLink, KnownTie, Refusal
from hulian.contact.verbs.link import link, unlink
from hulian.contact.who import contact_ids
from hulian.core.actor import HULIAN, Actor
from hulian.core.ids import new_id
from hulian.notices.tell import tell
from hulian.people.models import Household


def tell_contact(home: Household, kind: str, *, by: Actor) -> None:
    """Tell who looks after a home today what happened there; call it before a link ends."""
    tell(contact_ids(home), kind, by=by, household_id=home.pk)


def let_go(home: Household, why: str, *, by: Actor) -> None:
    """End the link of a home that isn't there any more, and drop what was due for it."""
    unlink([home], why, by=by)
    rhythm.drop(home)


def left_behind(home: Household, *, verb: str, by: Actor) -> None:
    """After somebody left: the home goes on with fewer people, or nobody is there any more and it is let go."""
    if home.stands:
        tell_contact(home, "resident_left", by=by)
        rhythm.settle(home, verb=verb)
        return
    tell_contact(home, "home_moved_out", by=by)
    let_go(home, LinkEnd.MOVED_OUT, by=by)
    tell_of_home(home, Happened.MOVED_OUT, by=by)


def carry_on(home: Household, into: Household, basis: str = Basis.KEPT) -> bool:
    """Let who looks (or looked last) after one home look after another that has nobody yet; return whether they do.

    It follows from what happened, so Hulian does it: nobody who writes down a move has to be one who arranges links.
    """
    if ContactLink.objects.in_force().filter(household=into).exists():
        return False
    last = ContactLink.objects.filter(household=home).select_related("member").order_by("-starts_at", "-id").first()
    if last is None:
        return False
    try:
        link(into, last.member, by=HULIAN, basis=basis)
    except (HasLeft, NotAMember, PairRefused):  # then the home has nobody, and stands in that list
        return False
    return True


def carry_pairs(home: Household, into: Household) -> None:
    """Let refusals and ties of one home hold for another too: a pair that said no never comes back."""
    _copy(home, into, Refusal, ("member_id",))
    _copy(home, into, KnownTie, ("member_id", "kind"))


def _copy(home: Household, into: Household, kind: type[Refusal | KnownTie], key: tuple[str, ...]) -> None:
    """Write the rows of one home for another, whole, but for those that it has already."""
    had = set(kind.objects.filter(household=into).values_list(*key))
    rows = [row for row in kind.objects.filter(household=home) if tuple(getattr(row, name) for name in key) not in had]
    for row in rows:
        row.pk, row.household = new_id(), into
    kind.objects.bulk_create(rows)

"""The most telling rows of the demo world: which home, matter, helper or day a picture shows."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pyotp
from django.urls import reverse

from hulian.accounts import inviting, second_step
from hulian.accounts.actors import actor_of
from hulian.accounts.models import Grant, Invitation, User
from hulian.accounts.roles import Role
from hulian.cases.codes import State
from hulian.cases.duplicates import likely
from hulian.cases.models import Case
from hulian.cases.next_step import PARTS, can, next_name
from hulian.cases.table import VERBS, Verb
from hulian.cases.tracker import token_for
from hulian.core import clock, links
from hulian.core.actor import Actor
from hulian.core.models import PublicLink
from hulian.people.models import Consent, Household, Proof, Purpose, Resident
from hulian.people.verbs.give_consent import give_consent
from hulian.places.models import Area
from tools.screenshot_story import untested

CODE = "demo"
# Who is shown doing a step, the likeliest first.
DOERS = {"take": "zhou", "refuse": "zhou", "finish": "zhou", "follow_up": "xiaoyu", "confirm": "xiaoyu",
         "reopen": "xiaoyu"}
LEADER = "li"
# Where several matters wait for a step, the one that the stories tell of.
TOLD = ("麦婆婆", "邝伯", "何伯、何婶", "关婆婆")


def actor(slug: str) -> Actor:
    """Return one of the cast as verbs know them."""
    return actor_of(User.objects.get(username=slug))


def home(called: str) -> Household:
    """Return a home of the community by what neighbours call it."""
    return Household.objects.filter(community__code=CODE, called=called).earliest("id")


def matter(called: str) -> Case:
    """Return the newest matter of a home."""
    return Case.objects.filter(household=home(called)).latest("received_at")


def steps() -> Iterator[tuple[Verb, str, Case]]:
    """Yield each verb with who does it and the matter that waits for it."""
    with clock.at(clock.now() - timedelta(days=2)):
        untested(home("梁俊杰、吴敏仪"), worker=actor("xiaoyu"), leader=actor(LEADER), mended_by=actor("zhou"),
                 electrician=User.objects.get(username="zhou"))
    for verb in VERBS.values():
        slug = DOERS.get(verb.name, LEADER)
        case = waiting_for(verb, actor(slug))
        if case is None:
            raise LookupError(verb.name)
        yield verb, slug, case


def waiting_for(verb: Verb, by: Actor) -> Case | None:
    """Return a matter to which this person can do the verb: one that waits for it, if there is any."""
    cases = Case.objects.visible_to(by).filter(state__in=verb.leaves).select_related("household")
    found = [case for case in cases.prefetch_related(*PARTS).order_by("-received_at")[:200] if can(verb, case, by)]
    return min(found, default=None,
               key=lambda case: (next_name(case, by) != verb.name, _empty(verb, case), _rank(case)))


def _empty(verb: Verb, case: Case) -> bool:
    """Whether the step would have nothing to choose from: a matter that is like no other."""
    return verb.name == "merge" and not likely(case).exists()


def _rank(case: Case) -> tuple[int, bool]:
    return (TOLD.index(case.who) if case.who in TOLD else len(TOLD), case.household_id is None)


def tracked(state: str) -> Case:
    """Return a matter of a home in this state, newest first."""
    cases = Case.objects.filter(community__code=CODE, state=state).exclude(household=None)
    return cases.exclude(mark__lt=4).latest("received_at")


def track(case: Case) -> str:
    """Return the address of the resident's page of a matter."""
    return reverse("cases:tracker", args=[token_for(case)])


def code_of(case: Case) -> str:
    """Return the eight digits of the home of a matter."""
    return links.short_code("household", case.household_id, case.household.code_version)


def ended() -> Case:
    """Return a matter whose link has ended."""
    past = PublicLink.objects.filter(purpose="tracker", ends_at__lt=clock.now()).values("subject_id")
    return Case.objects.filter(community__code=CODE, pk__in=past, state=State.CLOSED).latest("received_at")


def invitation(name: str) -> str:
    """Return the address of a fresh invitation."""
    handed = inviting.invite(name, Role.SOCIAL_WORKER, Area.objects.get(code=CODE), by=actor("fen"))
    return reverse("accounts:invitation", args=[handed.token])


def role_of(slug: str) -> UUID:
    """Return a role that somebody holds by name."""
    return Grant.objects.filter(user__username=slug).earliest("starts_at").pk


def consent(person: Resident) -> Consent:
    """Let a person say yes to a picture on the page."""
    return give_consent(person, purpose=Purpose.PHOTO_PAGE, proof=Proof.SIGNED, by=actor("fen"))


def open_invitation() -> UUID:
    """Return the newest invitation that nobody has used yet."""
    return Invitation.objects.open().latest("created_at").pk


def careful(slug: str) -> UUID:
    """Let a colleague sign in with a second step; return who it is."""
    user = User.objects.get(username=slug)
    if not user.totp_since:
        second_step.offer(user, by=actor(slug))
        second_step.switch_on(user, pyotp.TOTP(second_step.secret_of(user)).now(), by=actor(slug))
    return user.pk


def setting_up(slug: str) -> str:
    """Give one of the cast a key for the second step that they haven't switched on yet."""
    user = User.objects.get(username=slug)
    if not user.totp_secret:
        second_step.offer(user, by=actor(slug))
    return slug

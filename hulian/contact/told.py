"""What a person is told of a home, in words: one sentence a kind of notice."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hulian.accounts.matrix import may
from hulian.contact.models import ContactLink
from hulian.contact.policy import is_contact
from hulian.core.actor import Actor
from hulian.people.models import Household

TOLD = {
    "link": gettext_lazy("{who} arranged anew who looks after this home"),
    "life_event": gettext_lazy("Something happened here; please look in within a day ({who} wrote it down)"),
    "ask_another": gettext_lazy("They would like somebody else to come"),
    "home_moved_out": gettext_lazy("They have moved out ({who} wrote it down). Thank you for looking after them"),
    "home_died": gettext_lazy("The last of this home has passed away ({who} wrote it down). Thank you for having"
                              " been there"),
    "home_merged": gettext_lazy("Two homes are one now ({who} wrote it down)"),
    "home_split": gettext_lazy("Some of them have a home of their own now; please look after both"
                               " ({who} wrote it down)"),
    "resident_left": gettext_lazy("Somebody of this home has left ({who} wrote it down)"),
    "resident_joined": gettext_lazy("Somebody came to live here ({who} wrote it down)"),
}


def told(kind: str, who: str) -> str:
    """Return the sentence of a notice about a home; one of an unknown kind says that something moved."""
    sentence = TOLD.get(kind, gettext_lazy("Something changed here ({who} wrote it down)"))
    return str(sentence).format(who=who or _("Hulian"))


def leads_to(kind: str, home: Household, url: str, actor: Actor) -> str:
    """Return where a notice leads: a wish for somebody else, to who could come instead; not whom it is about."""
    arranges = home.stands and may(actor, "link.propose", home.area_path) and not is_contact(home, actor)
    return reverse("contact:home-link", args=[home.pk]) if kind == "ask_another" and arranges else url


def homes_of(actor: Actor, home_ids: Collection[UUID]) -> dict[UUID, tuple[Household, str]]:
    """Return the homes of notices with where they lead; of what was never theirs to see, nothing.

    Who looked after a home once still reads that it moved out, as long as they are of the place; it leads nowhere then.
    """
    if not home_ids:
        return {}
    readable = Household.objects.visible_to(actor).in_bulk(home_ids)
    now = set(ContactLink.objects.looked_after_by(actor.id).filter(household__in=home_ids)
              .values_list("household_id", flat=True))
    once = ContactLink.objects.filter(member_id=actor.id, household__in=home_ids).values("household_id")
    known = [home for home in Household.objects.filter(pk__in=once) if actor.roles_in(home.area_path)]
    found = {home.pk: (home, "") for home in known}
    found |= {pk: (home, reverse("people:household", args=[pk])) for pk, home in readable.items()}
    mine = Household.objects.in_bulk(now)
    return found | {pk: (home, reverse("contact:home", args=[pk])) for pk, home in mine.items()}

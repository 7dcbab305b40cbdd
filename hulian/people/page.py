"""What the page of a home says: its people and the facts beside them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.accounts.matrix import may
from hulian.audit.models import Look
from hulian.core.actor import Actor
from hulian.core.spoken import spoken
from hulian.people.history import at_the_door, ended_words, history
from hulian.people.merged import one_with_all
from hulian.people.models import Consent, Household, Need, Resident

LOOKS = 8
SHOWABLE = ("phone", "emergency_phone", "health_note", "identity")


def household_page(home: Household, by: Actor) -> dict[str, Any]:
    """Return everything that the page of a home says to this person."""
    everybody, path = list(home.residents.prefetch_related("needs")), home.area_path
    people = [person for person in everybody if person.gone_at is None]
    return {
        "home": home, "kicker": kicker(home), "people": [card(person, by) for person in people],
        "marks": list(home.marks.order_by("code")) if may(by, "mark.read", path) else [],
        "consents": consents(home), "groups": [dwelling_facts(home), looks(home)],
        "history": history(home, people), "forgettable": forgettable(everybody, by), "ended": ended_words(home),
        "at_the_door": at_the_door(home),
        "can": {"edit": home.stands and may(by, "household.edit", path),
                "consent": home.stands and may(by, "consent.write", path),
                "report": home.stands and may(by, "case.report", path),
                "life": may(by, "household.edit", path) and home.merged_into_id is None},
    }


def forgettable(everybody: Iterable[Resident], by: Actor) -> list[Resident]:
    """Return who left the home and can still ask to be forgotten, for who may see to it."""
    return [person for person in everybody
            if person.gone_at and not person.erased_at and may(by, "household.edit", person.area_path)]


def kicker(home: Household) -> str:
    """Return address and year."""
    year = home.dwelling.building.year_built
    return " · ".join([home.address, *([_("built in {year}").format(year=year)] if year else [])])


def card(person: Resident, by: Actor) -> dict[str, Any]:
    """Return what is said of a person; numbers stay masked until somebody asks for one."""
    needs = [str(Need(need.code).label) for need in person.needs.all() if need.until is None]
    age = person.age()
    first = [*([_("{n} years old").format(n=age)] if age is not None else []), *needs]
    full = person.name if person.called and person.called != person.name else ""
    return {
        "person": person, "name": str(person), "full": " · ".join(filter(None, [full, person.relation])),
        "facts": " · ".join(first), "sealed": sealed(person, by),
        "emergency": "" if person.emergency_phone else person.emergency_name, "key_holder": person.key_holder,
    }


def sealed(person: Resident, by: Actor) -> list[dict[str, Any]]:
    """Return the sealed facts that are known, each with where to ask for it (for who may)."""
    labels = labels_of(person)
    may_open = may(by, "resident.show", person.area_path)
    return [
        {"label": labels[what][0], "ask": labels[what][1],
         "url": reverse("people:fact", args=[person.household_id, person.pk, what]) if may_open else ""}
        for what in SHOWABLE if getattr(person, what)
    ]


def labels_of(person: Resident) -> dict[str, tuple[str, str]]:
    """Return, for each sealed fact, its name and the words on the button that opens it."""
    return {
        "phone": (_("Telephone"), _("See the number")),
        "emergency_phone": (f"{_('In need, ring')} {person.emergency_name}".strip(), _("See the number")),
        "health_note": (_("About their health"), _("See the note")),
        "identity": (_("ID number"), _("See the ID number")),
    }


def consents(home: Household) -> list[Consent]:
    """Return all that was agreed to, the newest first, taken back or not."""
    rows = Consent.objects.filter(resident__household=home, resident__erased_at=None).select_related("resident")
    return list(rows.order_by("-given_at", "-id"))


def dwelling_facts(home: Household) -> dict[str, Any]:
    """Return the facts of the dwelling."""
    dwelling = home.dwelling
    lift = {True: pgettext("lift", "there is one"), False: pgettext("lift", "none")}
    known = [
        (_("built"), dwelling.building.year_built), (_("wiring"), dwelling.wired_year),
        (_("whose"), dwelling.get_tenure_display()), (_("lift"), lift.get(dwelling.has_lift)),
        (_("gas"), dwelling.gas), (_("grid"), dwelling.building.grid), (_("roster no."), home.number),
    ]
    lines = [{"label": label, "text": str(value)} for label, value in known if value]
    return {"title": _("This home"), "lines": lines}


def looks(home: Household) -> dict[str, Any]:
    """Return who looked last; the residents can have the whole list."""
    said = {"page": _("this page"), "record": _("what was told and mended here"),
            "case": _("a matter of this home"), "phone": _("a telephone number"),
            "emergency_phone": _("the number for need"), "identity": _("an ID number"),
            "health_note": _("a note on health"), "code": _("the card's code"), "caller_phone": _("a telephone number"),
            "visits": _("the record of visits"), "confidential": _("the confidential part of a visit")}
    rows = Look.objects.filter(household_id__in=one_with_all(home)).order_by("-at")[: LOOKS * 3]
    texts = [f"{spoken(row.at)} · {row.actor_name} · {said.get(row.what, row.what)}" for row in rows]
    return {"title": _("Who looked"), "lines": [{"text": text} for text in list(dict.fromkeys(texts))[:LOOKS]]}

"""A case as a letter: who, where, what they said, what happens next, who has it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.matrix import may
from hulian.cases.asking import nobody_to_ask, told_by
from hulian.cases.correct import guess_of
from hulian.cases.duplicates import likely_shown
from hulian.cases.fit import Choice, choices
from hulian.cases.forms.assignment import skill_of
from hulian.cases.models import Case
from hulian.cases.next_step import NextStep, next_step
from hulian.cases.phone import has_phone
from hulian.cases.pictures import pictures
from hulian.cases.side import facts, rules
from hulian.cases.table import Verb
from hulian.cases.timeline import timeline
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.core.spoken import spoken
from hulian.people.models import Need

SEEN_FIRST = (Need.NO_KIN, Need.LIVES_ALONE, Need.EMPTY_NEST)
# The steps that stand beside the one act; the others lie in a fold.
OFTEN = {"inspect", "appoint", "task", "take", "finish", "test", "resolve", "confirm", "note"}


def letter(case: Case, by: Actor) -> dict[str, Any]:
    """Return everything that the page of a case says."""
    step = next_step(case, by)
    best = best_helper(case, step)
    return {
        "case": case, "headline": headline_of(case), "kicker": kicker_of(case, by), "said": said_of(case),
        "step": step, "act": act_of(case, step, best), "envelope": new_id(),
        "others": [_link(case, verb) for verb in step.others if verb.name in OFTEN],
        "seldom": [_link(case, verb) for verb in step.others if verb.name not in OFTEN],
        "steps": timeline(case, pictures(case)), "groups": facts(case, by, best), "rules": rules(case),
        "guess": guess_of(case), "can_correct": case.is_open and may(by, "case.categorise", case.scope_path),
        "for_resident": may(by, "case.follow_up", case.scope_path) and not nobody_to_ask(case),
        "phone": has_phone(case, by), "same": duplicates_of(case, by, step), "above": case.level != "community",
    }


def headline_of(case: Case) -> str:
    """Return the matter as people would name it: whose, then what."""
    if not case.who:
        return case.title
    if case.household_id:
        return _("{who}'s home: {what}").format(who=case.who, what=case.title)
    return _("{who}: {what}").format(who=case.who, what=case.title)


def kicker_of(case: Case, by: Actor) -> str:
    """Return place, year of the building, and who lives there, for those who may know that."""
    parts = [case.place or str(case.community)]
    if case.household_id:
        if year := case.household.dwelling.building.year_built:
            parts.append(_("built in {year}").format(year=year))
        if may(by, "household.read", case.household.area_path):
            parts += _people(case)
    return " · ".join(parts)


def said_of(case: Case) -> str:
    """Return who said it, and when."""
    return _("{who}, {when}").format(who=told_by(case), when=spoken(case.reported_at))


def act_of(case: Case, step: NextStep, best: Choice | None) -> dict[str, Any]:
    """Return label and address of the one act; `direct` means that one tap does it."""
    if step.first is None:
        return {}
    url = url_of(case, step.first.noun)
    if best:
        return {"label": _("Give to {helper}").format(helper=best.helper), "url": f"{url}?helper={best.helper.pk}"}
    for_them = step.first.name == "take" and not step.own
    label = _("The helper said yes") if for_them else step.first.label
    if step.first.name == "resolve" and nobody_to_ask(case):
        label = _("All done")
    return {"label": label, "url": url, "direct": step.direct}


def url_of(case: Case, noun: str) -> str:
    """Return the address of a step on the case."""
    return reverse("cases:step", args=[case.pk, noun])


def _link(case: Case, verb: Verb) -> dict[str, Any]:
    return {"label": verb.label, "url": url_of(case, verb.noun)}


def best_helper(case: Case, step: NextStep) -> Choice | None:
    """Return who fits best, where the next step is to find somebody."""
    if step.first is None or step.first.name != "task":
        return None
    best = next(iter(choices(case, skill_of(case))), None)
    return best if best and best.skilled and not best.refusal else None


def duplicates_of(case: Case, by: Actor, step: NextStep) -> list[dict[str, Any]]:
    """Return what may be the same matter, with a link to join them where this person can."""
    can_merge = any(verb.name == "merge" for verb in step.others)
    return [_duplicate(case, other, can_merge=can_merge) for other in likely_shown(case, by)]


def _duplicate(case: Case, other: Case, *, can_merge: bool) -> dict[str, Any]:
    return {
        "title": str(other), "line": f"{spoken(other.received_at)} · {other.get_state_display()}",
        "url": reverse("cases:record", args=[other.pk]),
        "merge": f"{url_of(case, 'merger')}?into={other.pk}" if can_merge else "",
    }


def _people(case: Case) -> Iterable[str]:
    """Yield the one need that a visitor should know, and the age, of the eldest of a small home."""
    people = [person for person in case.household.residents.all() if not person.gone_at]
    if not people or len(people) > 2:
        return
    codes = {need.code for person in people for need in person.needs.all() if need.until is None}
    yield from [str(Need(code).label) for code in SEEN_FIRST if code in codes][:1]
    if len(people) == 1 and (age := people[0].age()):
        yield _("{age} years old").format(age=age)

"""Prints docs/verbs.md from the verb table, the matrix and the relations: `python -m tools.verbs`."""

from collections.abc import Iterator
from datetime import date

from django.utils import translation

from hulian.accounts.matrix import MATRIX
from hulian.cases.codes import State
from hulian.cases.errors import CaseError
from hulian.cases.policy import RELATIONS
from hulian.cases.table import VERBS, Verb
from hulian.cases.words import WORDS, say
from hulian.core import clock

HEAD = """# What can happen to a case

Printed from `hulian/cases/table.py`, the matrix and the relations by `python -m tools.verbs`; a test fails when it is
stale, another tries every row by everyone, through the page `/cases/<id>/<noun>/` and `POST /api/cases/<id>/<noun>/`.

Who may, may in the area from which the case is seen and below. Who doesn't see the case gets 404, who sees it without
the right 403, a case that has moved on 409, missing evidence 422 with the words below. A case is reported by
`/cases/new/`, `/r/<token>/` (a resident), `POST /api/cases/` and `hulian intake`.

Beyond the table: nobody acts on a case about themselves. A helper acts on their own work only. An accepted case is
returned by its holder, or by who could decline it. Whoever did the work (where nobody was sent: who said it is done)
doesn't take the resident's word. Helper and escort are people of the place. Only visible cases are merged.
Where the last of a home have passed away nobody is asked: what is resolved closes at once, as unconfirmed.
"""
JSON = """
## By JSON

`POST /api/cases/` and `POST /api/cases/<id>/<noun>/` take one JSON object with `Authorization: Bearer TOKEN`
(`hulian token add USER`). A report has `id` (a UUID made by the sender), `community` (its code) and `words`, and may
have `household`, `who`, `place`, `phone`, `kind`, `photos` (up to six, base64). A step has the fields of the page's
form, and may have an `id`. The answer is 201 for what is new, 200 for the same sent again, 409 for an id that was used
for something else. What is wrong is said as `{"error": code, "words": …, "fields": {…}}`: 400 no JSON, 401 no working
token, 403, 404, 409, 413 too large, 422. `GET /api/cases/?community=&state=&after=` lists a hundred at a time, the
newest first (`next` is the `after` of the following page); `GET /api/cases/<id>/` is one case.
"""
RELATION_WORDS = {
    "is_worker": "the helper of this work", "is_escort": "who comes along", "is_reporter": "who reported it",
    "is_contact": "the home's contact, at its door", "is_resident": "the resident, by this case's link",
    "is_above": "supervisor",
}


def page() -> str:
    """Return docs/verbs.md; as it reads on a fixed day, since words name the year only where it is another."""
    with translation.override("zh-hans"), clock.at(clock.local_moment(date(2026, 11, 1), 9)):
        return "\n".join([HEAD, *_table(), "", "## What is said when it can't be done", "", *_words(), JSON])


def _table() -> Iterator[str]:
    yield "| verb | noun | leaves | enters | who may | what can be missing |"
    yield "|---|---|---|---|---|---|"
    for verb in VERBS.values():
        yield f"| {' | '.join(_cells(verb))} |"


def _cells(verb: Verb) -> list[str]:
    leaves = [state for state in State.values if state in verb.leaves]
    roles = sorted(role.value for role in MATRIX[f"case.{verb.name}"])
    related = [RELATION_WORDS[relation.__name__] for relation in RELATIONS.get(verb.name, ())]
    return [
        verb.name, verb.noun, "any" if len(leaves) == len(State.values) else ", ".join(leaves),
        ", ".join(verb.enters) or "(stays)", ", ".join([*roles, *related]), ", ".join(verb.errors) or "nothing",
    ]


def _words() -> Iterator[str]:
    yield "| code | words |"
    yield "|---|---|"
    facts = {"name": "大勇", "skill": "电工活", "day": "2026-07-27"}
    for code in sorted({"not_allowed", "wrong_state", *(code for verb in VERBS.values() for code in verb.errors)}):
        shown = {name: fact for name, fact in facts.items() if f"{{{name}}}" in str(WORDS[code])}
        yield f"| {code} | {say(CaseError(code, **shown))} |"

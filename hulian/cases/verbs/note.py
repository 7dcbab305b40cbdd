"""note: a line on the record, at any time."""

from hulian.cases.codes import State
from hulian.cases.models import Case, Note
from hulian.cases.verbs.act import concerned, doing, finish, need
from hulian.core.actor import Actor

LEAVES = frozenset(State.values)


def note(case: Case, *, by: Actor, text: str) -> Note:
    """Write a line. Raises MissingEvidence('what_missing')."""
    with doing("note", case, by, LEAVES):
        text = need(text, "what_missing")
        row = Note.write(case, by, text=text)
        finish("note", case, row, by=by, tell_to=concerned(case))
    return row

"""confirm: the resident's word. A good one closes the case, a bad one opens it again."""

from hulian.cases.codes import Mark, State
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Case, Closure, Reopening, Word
from hulian.cases.models.ending import WordWay
from hulian.cases.policy import doers
from hulian.cases.state import enter
from hulian.cases.tracker import end_later, keep
from hulian.cases.verbs.act import concerned, doing, finish, need, team_of
from hulian.core.actor import Actor

LEAVES = frozenset({State.RESOLVED})


def confirm(
    case: Case, *, by: Actor, mark: int | None, text: str = "", way: str = WordWay.TAP, proxy: str = ""
) -> Word:
    """Take the resident's word. Raises MissingEvidence: 'mark_missing', 'own_work', 'proxy_missing'."""
    with doing("confirm", case, by, LEAVES):
        if mark not in Mark.values:
            raise MissingEvidence("mark_missing")
        if by.id and by.id in doers(case):
            raise MissingEvidence("own_work")
        if way == WordWay.PROXY:
            proxy = need(proxy, "proxy_missing")
        row = Word.write(case, by, mark=mark, text=text.strip(), way=way, proxy=proxy)
        _follow(case, row, by)
        told = [*concerned(case), *doers(case), *team_of(case)]
        finish("confirm", case, row, by=by, tell_to=told, codes={"mark": mark, "way": way})
    return row


def _follow(case: Case, word: Word, by: Actor) -> None:
    """Close, or open again with history and clock."""
    if word.mark >= Mark.FAIR:
        enter(case, LEAVES, State.CLOSED, mark=word.mark)
        Closure.write(case, by, confirmed=True)
        end_later(case)
    else:
        enter(case, LEAVES, State.REOPENED, mark=word.mark)
        Reopening.write(case, by, reason=word.text)
        keep(case)

"""What was answered with success is there after the whole server was killed, and nothing is there twice."""

import json
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.serving.patterns import with_cast
from tests.serving.server import Server

REPORTS, SENDERS = 200, 32
KILLED_AFTER = [60, 150]
COUNT = """
from hulian.audit.models import Event
from hulian.cases.models import Case
import json
cases = Case.objects.filter(words__endswith="楼的灯不亮了")  # the cast has cases of its own
events = Event.objects.filter(verb="case.report", case_id__in=cases.values("pk"))
print(json.dumps([[str(pk) for pk in cases.values_list("pk", flat=True)],
                  [str(pk) for pk in events.values_list("case_id", flat=True)]]))
"""


@pytest.fixture
def mine():
    own = with_cast()
    yield own.start()
    own.remove()


class Sender:
    """Sends reports from many threads; an answer that never comes is None."""

    def __init__(self, server: Server, token: str) -> None:
        self.server = server
        self.token = token

    def send(self, body: dict, answered: threading.Semaphore) -> int | None:
        try:
            status, _ = self.server.visitor().post_json("/api/cases/", body, self.token)
        except OSError:
            return None
        finally:
            answered.release()
        return status

    def send_all(self, bodies: list[dict], after: int = 0) -> dict[str, int | None]:
        """Send all at once; with `after`, kill the server when so many were answered."""
        answered = threading.Semaphore(0)
        with ThreadPoolExecutor(SENDERS) as pool:
            sent = {body["id"]: pool.submit(self.send, body, answered) for body in bodies}
            for _ in range(after):
                answered.acquire()
            if after:
                self.server.kill()
        return {case_id: answer.result() for case_id, answer in sent.items()}


def test_killed_again_and_again_amid_two_hundred_reports_it_loses_none_and_doubles_none(mine):
    sender = Sender(mine, mine.token("xiaoyu"))
    bodies = [{"id": str(uuid.uuid4()), "community": "demo", "words": f"{number} 楼的灯不亮了"}
              for number in range(REPORTS)]
    kept: set[str] = set()

    for answered in KILLED_AFTER:  # each time all 200 are sent, and the kill comes in the middle
        answers = sender.send_all(bodies, after=answered)
        assert set(answers.values()) <= {200, 201, None}, answers
        assert None in answers.values()
        assert all(answers[case_id] in {200, None} for case_id in kept)
        kept |= {case_id for case_id, status in answers.items() if status}
        mine.start()
        cases, _ = json.loads(mine.python(COUNT))
        print(f"answered with success so far: {len(kept)}, written: {len(cases)}")
        assert kept <= set(cases)

    answers = sender.send_all(bodies)
    assert set(answers.values()) <= {200, 201}
    cases, events = json.loads(mine.python(COUNT))
    assert sorted(cases) == sorted(body["id"] for body in bodies)
    assert sorted(events) == sorted(cases)

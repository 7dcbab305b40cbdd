"""SQLite: several processes write at once, each gets its turn, and none sees a lock error."""

import subprocess
import sys
import time
from collections import Counter

import pytest

from tests.serving.patterns import with_cast
from tests.serving.server import DJANGO

WRITERS, TURNS = 4, 150
WRITE = DJANGO + """
import pathlib, time
from django.db import transaction
from hulian.accounts.models import User
from hulian.audit.record import record
from hulian.core.actor import HULIAN
name, folder, turns = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
user = User.objects.first()
(folder / f"ready-{name}").touch()
while not (folder / "go").exists():
    time.sleep(0.002)
for _ in range(turns):
    with transaction.atomic():
        record("test.write", user, by=HULIAN, area_path="/", codes={"writer": name})
"""
ORDER = """
from hulian.audit.models import Event
print("".join(codes["writer"] for codes in Event.objects.filter(verb="test.write").order_by("sequence")
              .values_list("codes", flat=True)))
"""


@pytest.fixture
def mine():
    own = with_cast()
    yield own
    own.remove()


def test_four_writing_processes_all_finish_and_none_starves(mine):
    if mine.database:
        pytest.skip("the gate is SQLite's; PostgreSQL has many writers")
    names = [str(number) for number in range(WRITERS)]
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, name, str(mine.folder), str(TURNS)], env=mine.env,
                                stderr=subprocess.PIPE, text=True) for name in names]
    while not all((mine.folder / f"ready-{name}").exists() for name in names):
        assert all(writer.poll() is None for writer in writers), [writer.stderr.read() for writer in writers]
        time.sleep(0.01)
    (mine.folder / "go").touch()

    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * WRITERS
    order = mine.python(ORDER)
    assert Counter(order) == dict.fromkeys(names, TURNS)
    # By the time the first had all its turns, the others had at least a third of theirs.
    first_done = min(order.rindex(name) for name in names)
    early = Counter(order[:first_done + 1])
    print("turns taken when the first was done:", dict(early))
    assert all(early[name] >= TURNS // 3 for name in names)

"""One whole demo world, made as people make it, in data of its own; tests ask it questions."""

import json
import subprocess
import sys

import pytest

from tests.serving.patterns import migrated
from tests.serving.server import DJANGO

DAY = "2026-11-24"
ANSWER = """
import json
from collections import Counter
from datetime import date
from django.db.models import *
from hulian.accounts.models import User
from hulian.audit.models import Event
from hulian.cases.models import *
from hulian.core import clock
from hulian.notices.models import Notice
from hulian.people.models import *
from hulian.places.models import *
from hulian.teams.models import *
from hulian.demo.models import DemoWorld
ours = Case.objects.filter(community__code="demo")
def show(answer):
    print(json.dumps(answer, ensure_ascii=False, default=str), flush=True)
for line in sys.stdin:
    with clock.at(clock.local_moment(date(2026, 11, 24), 14, 10)):
        exec(json.loads(line), globals())
"""


class World:
    """`ask(code)` runs code at the demo's present, in one process for all, and returns what it shows."""

    def __init__(self, server):
        self.server = server
        self.listing = json.loads(server.hulian("demo", "--date", DAY, "--load-only", "--json"))
        command = [sys.executable, "-c", DJANGO + ANSWER]
        pipe = subprocess.PIPE
        self.answers = subprocess.Popen(command, env=server.env, stdin=pipe, stdout=pipe, text=True)

    def ask(self, code):
        self.answers.stdin.write(json.dumps(code.strip()) + "\n")
        self.answers.stdin.flush()
        return json.loads(self.answers.stdout.readline())

    def end(self):
        self.answers.stdin.close()
        self.answers.wait(60)
        self.server.remove()


@pytest.fixture(scope="module")
def world():
    made = World(migrated())
    yield made
    made.end()

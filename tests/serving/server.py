"""A real `hulian serve` with data of its own, for the browser stories and the tests of serving."""

import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.serving.session import Session

HULIAN = [sys.executable, "-c", "from hulian.cli.main import main; main()"]
PATIENCE = 60
DJANGO = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "hulian.config.settings"
import django
django.setup()
"""
TOKEN = """
from hulian.accounts.models import ApiToken, User
print(ApiToken.make(User.objects.get(username=sys.argv[1]), 1))
"""


class Server:
    """Where it answers (`url`), its `data` and `env`. `enter('li')` walks in as one of the cast.

    It has nothing, not even tables: its first command makes them. tests.serving.patterns has some with more.
    """

    def __init__(self, *, workers: int = 2, like: str = "") -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="hulian-server-"))
        self.data = self.folder / "data"
        self.workers = workers
        self.port = free_port()
        self.trusts: ssl.SSLContext | None = None
        self.database = _make_database(like)
        self.env = os.environ | {"HULIAN_DATA": str(self.data), "HULIAN_KEYS": str(self.folder / "keys.json"),
                                 "DATABASE_URL": self.database}
        self.process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        """Return where it answers."""
        return f"{'https' if self.trusts else 'http'}://127.0.0.1:{self.port}"

    def run(self, *words: object, put: str = "") -> subprocess.CompletedProcess:
        """Run a command on this server's data; return how it ended and what it said."""
        return self._run(*HULIAN, *map(str, words), put=put)

    def hulian(self, *words: object) -> str:
        """Run a command that must do well; return what it printed."""
        return _well(self.run(*words))

    def python(self, code: str, *words: str) -> str:
        """Run code on this server's data; return what it printed."""
        return _well(self._run(sys.executable, "-c", DJANGO + code, *words)).strip()

    def token(self, slug: str) -> str:
        """Return a bearer token of one of the cast."""
        return self.python(TOKEN, slug)

    def _run(self, *command: str, put: str = "") -> subprocess.CompletedProcess:
        return subprocess.run(command, env=self.env, input=put, check=False, capture_output=True, text=True)

    def start(self, *more: str, root: Path | None = None) -> "Server":
        """Serve; return when it answers. With `root`, over HTTPS by a certificate of that root."""
        self.trusts = ssl.create_default_context(cafile=str(root)) if root else None
        words = ["serve", "--port", str(self.port), "--workers", str(self.workers), *more]
        log = (self.folder / "server.log").open("a")
        # A group of its own, so that the whole of it can be killed.
        self.process = subprocess.Popen([*HULIAN, *words], env=self.env, stdout=log, stderr=log, start_new_session=True)
        until = time.monotonic() + PATIENCE
        while not self.answers():
            assert self.process.poll() is None, self.log()
            assert time.monotonic() < until, self.log()
            time.sleep(0.05)
        return self

    def answers(self) -> bool:
        """Return whether it is up."""
        try:
            with urllib.request.urlopen(f"{self.url}/healthz/", timeout=5, context=self.trusts) as answer:
                return answer.status == 200
        except OSError:
            return False

    def log(self) -> str:
        """Return what it said."""
        return (self.folder / "server.log").read_text()

    def stop(self) -> int:
        """End it as a system does; return its exit code."""
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """Kill every process of it at once; nobody gets to say goodbye."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def remove(self) -> None:
        """Leave nothing behind."""
        if self.process and self.process.poll() is None:
            self.stop()
        if self.database:
            _drop_database(self.database)
        shutil.rmtree(self.folder, ignore_errors=True)

    def visitor(self) -> Session:
        """Return a browser in which nobody is signed in."""
        return Session(self.url, self.trusts)

    def enter(self, slug: str) -> Session:
        """Walk in as one of the cast."""
        session = self.visitor()
        session.open("/sign-in/")
        session.post(f"/demo/enter/{slug}/", {})
        return session


def _well(done: subprocess.CompletedProcess) -> str:
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def _make_database(like: str) -> str:
    """Return the address of a new database where the tests run on PostgreSQL, else ''; `like` is whose copy it is."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        return ""
    name = f"hulian_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as sql:
        sql.execute(f"CREATE DATABASE {name} TEMPLATE {urlsplit(like).path[1:] or 'template1'}")
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def _drop_database(url: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as sql:
        sql.execute(f"DROP DATABASE {urlsplit(url).path[1:]} WITH (FORCE)")

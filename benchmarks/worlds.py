"""Worlds of a size, made once and kept: so many residents, so many cases."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.databases import Postgresql, Sqlite, copy_folder, open_database

ROOT = Path(__file__).resolve().parents[1]
BUILT = "built.json"


@dataclass(frozen=True, slots=True)
class World:
    """A world's folder, and the variables under which its processes run."""

    name: str
    data: Path
    env: dict[str, str]

    @property
    def made(self) -> dict:
        """Return what was made, as the maker wrote it down."""
        return json.loads((self.data / BUILT).read_text())

    def python(self, module: str, *words: str) -> str:
        """Run one of our modules in this world; return what it printed."""
        command = [sys.executable, "-m", f"benchmarks.{module}", *words]
        done = subprocess.run(command, env=self.env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout


class Shelf:
    """The worlds of one database under a kept folder."""

    def __init__(self, kind: str, folder: Path) -> None:
        """Open the shelf; PostgreSQL is started where it must be."""
        self.kind = kind
        self.folder = folder.resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database: Sqlite | Postgresql = open_database(kind, self.folder)

    def world(self, residents: int, cases: int) -> World:
        """Return a world, made where it isn't there yet. Its readers leave nothing but looks in it."""
        world = self._world(f"r{residents}_c{cases}")
        if not ((world.data / BUILT).exists() and self.database.has(world.name)):
            self._remove(world)
            world.data.mkdir(parents=True)
            self.database.make(world.name)
            world.python("making", str(residents), str(cases))
        return world

    @contextmanager
    def copy(self, world: World) -> Iterator[World]:
        """Lend a copy that may be written to, and throw it away after."""
        lent = self._world(f"{world.name}_lent")
        copy_folder(world.data, lent.data)
        self.database.copy(world.name, lent.name)
        try:
            yield lent
        finally:
            self._remove(lent)

    def close(self) -> None:
        """End what was started for the worlds."""
        self.database.close()

    def _world(self, name: str) -> World:
        data = self.folder / self.kind / name
        env = os.environ | {"HULIAN_DATA": str(data), "HULIAN_KEYS": str(self.folder / "keys.json"),
                            "DATABASE_URL": self.database.url(name), "PYTHONPATH": str(ROOT)}
        env.setdefault("DJANGO_SETTINGS_MODULE", "hulian.config.settings")
        return World(name, data, env)

    def _remove(self, world: World) -> None:
        self.database.drop(world.name)
        shutil.rmtree(world.data, ignore_errors=True)

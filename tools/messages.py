"""Catalogues: one a room, beside its code.

    python -m tools.messages                    bring all up to date, list what wants words
    python -m tools.messages cases < words.json put {"English": "中文"} into one room and compile it

A message with a context is written "context|English". Only one process writes at a time.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOMS = Path("hulian")
CATALOGUE = Path("locale/zh_Hans/LC_MESSAGES/django.po")


def rooms(root: Path) -> list[Path]:
    """Return the rooms that say something to people."""
    return sorted(path.parent for path in root.glob("*/__init__.py"))


def extract(room: Path) -> None:
    """Write what the room says now into its catalogue, keeping the translations."""
    (room / "locale").mkdir(exist_ok=True)
    command = [str(Path(sys.executable).with_name("django-admin").resolve()), "makemessages", "-v0", "-l", "zh_Hans",
               "--no-location", "--no-wrap", "--no-obsolete"]
    subprocess.run(command, cwd=room, check=True, env=os.environ | {"DJANGO_SETTINGS_MODULE": ""})
    if (room / CATALOGUE).exists():
        _settle(room / CATALOGUE)
    else:
        shutil.rmtree(room / "locale")


def _settle(path: Path) -> None:
    """Drop what would change at each run: dates and the sort of gettext that wrote it."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    catalogue.header = ""
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit",
                          "Language": "zh_Hans", "Plural-Forms": "nplurals=1; plural=0;"}
    catalogue.metadata_is_fuzzy = False
    catalogue.save()


def problems() -> Iterator[str]:
    """Yield each message of a room that is missing or fuzzy in Chinese, without touching the sources."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "hulian"
        shutil.copytree(ROOMS, copy, ignore=shutil.ignore_patterns("*.mo", "__pycache__", "tests"))
        for room in rooms(copy):
            extract(room)
            path = room / CATALOGUE
            for entry in polib.pofile(str(path)) if path.exists() else ():
                if not entry.translated() or entry.fuzzy:
                    yield f"{room.name}: {entry.msgid!r} is not said in Chinese"


def say(room: Path, words: dict[str, str]) -> Iterator[str]:
    """Put words into a room's catalogue and compile it; yield what still wants words there."""
    extract(room)
    path = room / CATALOGUE
    catalogue = polib.pofile(str(path), wrapwidth=0)
    for entry in catalogue:
        chinese = words.get(f"{entry.msgctxt}|{entry.msgid}" if entry.msgctxt else entry.msgid)
        if chinese and entry.msgid_plural:
            entry.msgstr_plural = {0: chinese}
        elif chinese:
            entry.msgstr = chinese
        if chinese:
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        if not entry.translated() or entry.fuzzy:
            yield f"{entry.msgctxt}|{entry.msgid}" if entry.msgctxt else entry.msgid
    catalogue.save()
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))


def main(names: list[str]) -> None:
    """Extract all rooms and list what still wants words; with a room, take words for it from stdin."""
    Path("build").mkdir(exist_ok=True)
    with Path("build/messages.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if names:
            words = json.loads(sys.stdin.read() or "{}")
            print(json.dumps([*say(ROOMS / names[0], words)], ensure_ascii=False, indent=1))
            return
        for room in rooms(ROOMS):
            extract(room)
        for line in problems():
            print(line)


if __name__ == "__main__":
    main(sys.argv[1:])

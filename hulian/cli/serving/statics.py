"""Collecting the static files, once: hashed names and compressed copies; again only when one changed."""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

FLAG = "HULIAN_COLLECTED"


def collect() -> bool:
    """Bring the collected files up to date; return whether there was something to do."""
    folder = Path(settings.STATIC_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / ".stamp"
    with (folder.parent / "collect.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = _stamp_of_sources()
        if stamp.exists() and stamp.read_text() == wanted:
            return False
        # A process of its own: this one may have read its settings before it knew that it will serve.
        command = [sys.executable, "-m", "django", "collectstatic", "--noinput", "-v0"]
        subprocess.run(command, check=True, env=os.environ | {FLAG: "1"}, stdout=sys.stderr)
        stamp.write_text(wanted)
    return True


def _stamp_of_sources() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()

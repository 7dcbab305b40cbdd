"""Gives each run of the tests data of its own, before anything reads the settings.

A plugin (see pyproject.toml), because pytest-django reads the settings before any conftest is loaded.
"""

import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="hulian-test-"))
os.environ["HULIAN_DATA"] = str(FOLDER / "data")
os.environ["HULIAN_KEYS"] = str(FOLDER / "keys.json")
(FOLDER / "data").mkdir()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(FOLDER, ignore_errors=True)

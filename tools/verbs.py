"""Prints docs/verbs.md anew: `python -m tools.verbs`."""

import os
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hulian.config.settings")
    django.setup()
    from hulian.cases.printed import page

    Path("docs/verbs.md").write_text(page())

"""Each variable that the code reads is explained in docs/operations.md, and the page names no other."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"""(?<![\w.])["'](HULIAN_[A-Z_]+|PORT|DATABASE_URL)["']""")
OURS = re.compile(r"`(HULIAN_[A-Z_]+|PORT|DATABASE_URL)`")


def test_every_setting_is_documented_and_no_other():
    code = {name for path in (ROOT / "hulian").rglob("*.py") for name in NAME.findall(path.read_text())}
    page = set(OURS.findall((ROOT / "docs" / "operations.md").read_text()))

    assert len(code) > 15
    assert code == page

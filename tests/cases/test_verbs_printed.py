"""docs/verbs.md says what the table says."""

from pathlib import Path

from hulian.cases.printed import page


def test_the_printed_table_is_not_stale():
    assert Path("docs/verbs.md").read_text() == page(), "run: python -m tools.verbs"

"""docs/operations.md names every variable that is read from the environment."""

import re

from tests.docs.pages import ROOT

READ = re.compile(r"""(?:env\.(?:text|flag|number|words)|environ\.get|environ)[(\[]"([A-Z_]+)"|envvar="([A-Z_]+)"|"""
                  r"""text\("(HULIAN_[A-Z_]+)\"""")
# Set by Hulian for its own processes, or belonging to Django: nobody sets these by hand.
OURS = {"HULIAN_COLLECTED", "HULIAN_LAN", "DJANGO_SETTINGS_MODULE", "REQUEST_METHOD", "CONTENT_LENGTH", "REMOTE_ADDR"}


def variables():
    found = set()
    for path in (ROOT / "hulian").rglob("*.py"):
        found |= {name for groups in READ.findall(path.read_text()) for name in groups if name}
    return found


def test_every_variable_is_in_the_book_of_operations():
    text = (ROOT / "docs/operations.md").read_text()
    assert sorted(name for name in variables() - OURS if not re.search(rf"\b{name}\b", text)) == []


def test_the_book_of_operations_names_no_variable_that_nothing_reads():
    text = (ROOT / "docs/operations.md").read_text()
    assert sorted(set(re.findall(r"\bHULIAN_[A-Z_]+\b", text)) - variables() - OURS - {"HULIAN_REAL_DATA"}) == []


def test_the_variables_are_found():
    assert {"HULIAN_DATA", "HULIAN_KEYS", "HULIAN_KEYS_JSON", "DATABASE_URL", "PORT", "HULIAN_CERT"} <= variables()

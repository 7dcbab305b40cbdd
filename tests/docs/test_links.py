"""Every link and picture in a document is there."""

import re

import pytest

from tests.docs.pages import DOCUMENTS, LINK, ROOT, name_of, prose_of


def targets(path):
    return [link for link in LINK.findall(prose_of(path)) if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_link_and_picture_leads_somewhere(path):
    missing = [link for link in targets(path) if not (path.parent / link.partition("#")[0]).exists()]
    assert missing == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_no_picture_is_loaded_from_outside(path):
    assert re.findall(r"!\[[^\]]*\]\(https?:[^)]*\)|<img", prose_of(path)) == []


def test_links_are_found_where_there_are_some():
    assert "docs/operations.md" in targets(ROOT / "README.md")
    assert "docs/screenshots/case-desk.png" in targets(ROOT / "README.md")

"""How Chinese is set: a name stands in its sentence without a space; digits keep theirs."""

import re

import polib
import pytest

from tests.docs.pages import ROOT

NAMES = "name|who|where|place|home|member|helper|escort|contact|names"
HELD = rf"(?:\{{(?:{NAMES})\}}|%\((?:{NAMES})\)s)"
PARTED = re.compile(rf"{HELD} [一-鿿]|[一-鿿] {HELD}")


@pytest.mark.parametrize("room", ["cases", "contact", "people"])
def test_no_space_parts_a_name_from_the_words_around_it(room):
    catalogue = polib.pofile(str(ROOT / f"hulian/{room}/locale/zh_Hans/LC_MESSAGES/django.po"))
    said = [words for entry in catalogue for words in (entry.msgstr, *entry.msgstr_plural.values())]
    assert [words for words in said if PARTED.search(words)] == []

"""The handbook speaks the words of the pages: each button and heading it names is there."""

import re

import polib
import pytest

from tests.docs.pages import ROOT, name_of

BOOK = sorted((ROOT / "docs/handbook").glob("*.md"))
ROLES = [path for path in BOOK if path.name != "README.md"]
OFFICE = ("提交", "操作", "确定", "赋能", "闭环", "抓手", "尊敬的用户", "清查", "点击", "用户", "系统")


def said():
    """Every Chinese message of the pages, with what is filled in left open."""
    found = set()
    for path in ROOT.glob("hulian/*/locale/zh_Hans/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(path)):
            found |= {text for text in [entry.msgstr, *entry.msgstr_plural.values()] if text}
    return found


def on_pages(word, messages):
    return any(word == text or re.fullmatch(re.sub(r"%\\\(\w+\\\)s|\\\{\w+\\\}", ".+", re.escape(text)), word)
               for text in messages)


@pytest.mark.parametrize("path", BOOK, ids=name_of)
def test_every_button_named_in_the_handbook_is_on_a_page(path):
    messages = said()
    named = re.findall(r"【([^】]+)】", path.read_text())
    assert [word for word in named if not on_pages(word, messages)] == []
    assert named or path.name == "README.md"


@pytest.mark.parametrize("path", ROLES, ids=name_of)
def test_a_page_of_the_handbook_is_short_and_has_pictures(path):
    text = path.read_text()
    assert 40 <= len(text.splitlines()) <= 100
    assert re.findall(r"!\[[^\]]+\]\(\.\./screenshots/[\w-]+\.png\)", text)


@pytest.mark.parametrize("path", BOOK, ids=name_of)
def test_the_handbook_speaks_plainly(path):
    assert [word for word in OFFICE if word in path.read_text()] == []


def test_the_first_page_leads_to_every_role():
    front = (ROOT / "docs/handbook/README.md").read_text()
    assert {path.name for path in ROLES} - set(re.findall(r"\(([\w-]+\.md)\)", front)) == set()
    assert len(ROLES) >= 7

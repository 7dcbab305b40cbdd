"""Every rule of the policy packs says where it comes from, and every rule that the code asks for is there."""

import re
import tomllib
from datetime import date

import pytest

from hulian.core import clock
from hulian.policies.pack import PACKS
from tests.docs.pages import ROOT

RULES = [(path.name, row) for path in sorted(PACKS.glob("*.toml")) for row in tomllib.loads(path.read_text())["rule"]]
ASKED = re.compile(r"""\brule\(\s*f?"([a-z_.{}]+)\"""")

NAMED = re.compile(r""""([a-z_]+\.[a-z_0-9.{}]+)\"""")


@pytest.mark.parametrize(("pack", "row"), RULES, ids=[f"{pack}-{row['id']}-{row['since']}" for pack, row in RULES])
def test_a_rule_says_its_source(pack, row):
    assert re.fullmatch(r"[a-z_]+(\.[a-z_0-9]+)+", row["id"])
    assert row["title"].strip()
    assert row["body"].strip()
    assert 1990 <= row["year"] <= clock.today().year
    assert row["sure"] in {"A", "B", "C", "H"}
    assert isinstance(row["value"], int)
    assert isinstance(row["since"], date)
    assert row["area"].startswith("/")
    assert row["url"] == "" or row["url"].startswith("https://")


def test_no_rule_stands_twice_for_the_same_area_and_day():
    keys = [(row["id"], row["area"], row["since"]) for _, row in RULES]
    assert len(keys) == len(set(keys)) > 5


def test_every_rule_that_is_asked_for_by_name_is_in_a_pack():
    known = {row["id"] for _, row in RULES}
    asked = {name for path in (ROOT / "hulian").rglob("*.py") for name in ASKED.findall(path.read_text())}
    whole = {name for name in asked if "{" not in name}
    assert whole - known == set()
    for name in asked - whole:
        pattern = re.sub(r"\\\{[^}]*\\\}", "[a-z_]+", re.escape(name))
        assert any(re.fullmatch(pattern, rule) for rule in known), name
    assert asked


def test_every_rule_of_a_pack_is_read_somewhere():
    said = {name for path in (ROOT / "hulian").rglob("*.py") for name in NAMED.findall(path.read_text())}
    patterns = [re.compile(re.sub(r"\\\{[^}]*\\\}", "[a-z_0-9]+", re.escape(name))) for name in said]
    unread = {row["id"] for _, row in RULES if not any(pattern.fullmatch(row["id"]) for pattern in patterns)}
    assert unread == set()
